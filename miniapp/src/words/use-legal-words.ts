import { book, useBook } from './book.ts';
import { legalVi } from './legal-vi.ts';

const legalWords = book<typeof legalVi>(legalVi, async () => (await import('./legal-en.ts')).legalEn);

/** Privacy and terms, fetched by those who read them. */
export const useLegalWords = (): typeof legalVi => useBook(legalWords);
