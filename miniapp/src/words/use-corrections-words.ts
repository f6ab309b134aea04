import { book, useBook } from './book.ts';
import { type CorrectionsWords, correctionsVi } from './corrections-vi.ts';

const correctionsWords = book<CorrectionsWords>(
  correctionsVi,
  async () => (await import('./corrections-en.ts')).correctionsEn,
);

/** The sentences about points and tiers given by hand. */
export const useCorrectionsWords = (): CorrectionsWords => useBook(correctionsWords);
