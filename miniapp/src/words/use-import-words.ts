import { book, useBook } from './book.ts';
import { type ImportWords, importVi } from './import-vi.ts';

const importWords = book<ImportWords>(importVi, async () => (await import('./import-en.ts')).importEn);

/** The sentences of bringing members over from a former system. */
export const useImportWords = (): ImportWords => useBook(importWords);
