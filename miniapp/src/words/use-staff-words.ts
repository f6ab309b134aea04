import { book, useBook } from './book.ts';
import { type StaffWords, staffVi } from './staff-vi.ts';

const staffWords = book<StaffWords>(staffVi, async () => (await import('./staff-en.ts')).staffEn);

/** The sentences of the counter. */
export const useStaffWords = (): StaffWords => useBook(staffWords);
