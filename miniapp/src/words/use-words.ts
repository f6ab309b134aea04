import { book, useBook } from './book.ts';
import { vi, type Words } from './vi.ts';

export const words = book<Words>(vi, async () => (await import('./en.ts')).en);

/** The sentences every role shares, and the customer's first screen. */
export const useWords = (): Words => useBook(words);
