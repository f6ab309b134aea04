import { expect, test } from 'vitest';
import { legalEn } from '../../src/words/legal-en.ts';
import { legalVi } from '../../src/words/legal-vi.ts';

const shape = (book: typeof legalVi) =>
  Object.entries(book).map(([name, { sections }]) => [name, sections.map(({ says }) => says.length)]);

test('privacy and terms say the same in both languages, point by point', () => {
  expect(shape(legalEn)).toEqual(shape(legalVi));
});

test('the privacy page names what the law asks for: what, why, who, where, how long, which rights', () => {
  expect(legalVi.privacy.sections.map(({ title }) => title)).toEqual([
    'Chúng tôi lưu gì',
    'Chúng tôi không lưu gì',
    'Dùng để làm gì',
    'Ai xem được',
    'Cất giữ thế nào',
    'Giữ bao lâu',
    'Quyền của bạn',
  ]);
});
