import { book, useBook } from './book.ts';
import { type DesktopWords, desktopVi } from './desktop-vi.ts';

const desktopWords = book<DesktopWords>(desktopVi, async () => (await import('./desktop-en.ts')).desktopEn);

/** The sentences about desktops that a phone signs in. */
export const useDesktopWords = (): DesktopWords => useBook(desktopWords);
