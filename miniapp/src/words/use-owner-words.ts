import { book, useBook } from './book.ts';
import { type OwnerWords, ownerVi } from './owner-vi.ts';

const ownerWords = book<OwnerWords>(ownerVi, async () => (await import('./owner-en.ts')).ownerEn);

/** The sentences of owners and managers. */
export const useOwnerWords = (): OwnerWords => useBook(ownerWords);
