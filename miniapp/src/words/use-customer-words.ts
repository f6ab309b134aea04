import { book, useBook } from './book.ts';
import { type CustomerWords, customerVi } from './customer-vi.ts';

const customerWords = book<CustomerWords>(customerVi, async () => (await import('./customer-en.ts')).customerEn);

/** The sentences of the customer's further screens. */
export const useCustomerWords = (): CustomerWords => useBook(customerWords);
