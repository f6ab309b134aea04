import { book, useBook } from './book.ts';
import { type ShopWords, shopVi } from './shop-vi.ts';

const shopWords = book<ShopWords>(shopVi, async () => (await import('./shop-en.ts')).shopEn);

/** The sentences about the shop itself: branches, tills, the poster. */
export const useShopWords = (): ShopWords => useBook(shopWords);
