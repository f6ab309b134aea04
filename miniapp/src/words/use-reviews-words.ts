import { book, useBook } from './book.ts';
import { type ReviewsWords, reviewsVi } from './reviews-vi.ts';

const reviewsWords = book<ReviewsWords>(reviewsVi, async () => (await import('./reviews-en.ts')).reviewsEn);

/** The sentences about what waits to be judged. */
export const useReviewsWords = (): ReviewsWords => useBook(reviewsWords);
