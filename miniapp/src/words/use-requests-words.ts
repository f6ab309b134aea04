import { book, useBook } from './book.ts';
import { type RequestsWords, requestsVi } from './requests-vi.ts';

const requestsWords = book<RequestsWords>(requestsVi, async () => (await import('./requests-en.ts')).requestsEn);

/** The sentences about what members ask of the shop. */
export const useRequestsWords = (): RequestsWords => useBook(requestsWords);
