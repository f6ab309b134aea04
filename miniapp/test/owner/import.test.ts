import { importRow } from '@quaylai/shared/api/correction-models';
import { describe, expect, test } from 'vitest';
import { bites } from '../../src/owner/import/bites.ts';
import { checkLines } from '../../src/owner/import/check-lines.ts';
import { type ReadList, readList } from '../../src/owner/import/read-list.ts';

const today = '2026-11-22';

async function read(text: string): Promise<ReadList> {
  const list = await readList(text);
  if (typeof list === 'string') throw new Error(list);
  return list;
}
const checked = async (text: string) => {
  const { lines, mapping } = await read(text);
  return checkLines(lines, mapping, today);
};

describe('a former list of members', () => {
  test.each([
    ['commas', 'Số điện thoại,Họ và tên,Điểm,Mã KH\n0901234567,"Vy, Thảo","1.250",K1', 'K1'],
    ['semicolons', '\ufeffMã khách hàng;SĐT;Tên khách hàng;Số điểm\nK1;0901234567;Vy, Thảo;1250', 'K1'],
    ['a spreadsheet’s cells', 'Phone\tName\tPoints\tID\n+84 901 234 567\tVy, Thảo\t1,250\tK1', 'K1'],
    ['no headings', '0901234567;Vy, Thảo;1250', '0901234567'],
  ])('is read with %s', async (_, text, rowId) => {
    const { good, bad } = await checked(text);
    expect(bad).toEqual([]);
    expect(good.map(({ row }) => row)).toEqual([{ rowId, phone: '0901234567', name: 'Vy, Thảo', points: 1250 }]);
    expect(importRow.safeParse(good[0]?.row).success).toBe(true);
  });

  test('A05 · phones as former systems and spreadsheets write them are one number', async () => {
    const { good } = await checked('SĐT,Điểm\n0168 123 4567,1\n84381234568,2\n381234569,3');
    expect(good.map(({ row }) => row.phone)).toEqual(['0381234567', '0381234568', '0381234569']);
  });

  test('a last day is a day, never, or left to the rules', async () => {
    const { good } = await checked(
      'SĐT,Điểm,Hạn dùng\n0901234561,1,31/3/2027\n0901234562,1,2027-03-31\n0901234563,1,Không hết hạn\n0901234564,1,',
    );
    expect(good.map(({ row }) => row.lastDay)).toEqual(['2027-03-31', '2027-03-31', null, undefined]);
  });

  test('each line that cannot be sent says where it stands and why, and the others stay', async () => {
    const { good, bad } = await checked(
      [
        'SĐT,Tên,Điểm,Hạn',
        '12,An,5,',
        '0901234567,An,-5,',
        '0901234567,An,nhiều,',
        '',
        `0901234567,${'a'.repeat(61)},5,`,
        '0901234567,An,5,31/02/2027',
        '0901234567,An,5,01/01/2020',
        '0901234567,An,5,',
        '84901234567,Bình,5,',
      ].join('\n'),
    );
    expect(good.map(({ number }) => number)).toEqual([9]);
    expect(bad.map(({ number, fault }) => [number, fault])).toEqual([
      [2, 'PHONE'],
      [3, 'POINTS'],
      [4, 'POINTS'],
      [6, 'NAME'],
      [7, 'DAY'],
      [8, 'DAY_PAST'],
      [10, 'TWICE'],
    ]);
    expect(bad[0]?.text).toBe('12 · An · 5');
  });

  test('what is no list says what it is instead', async () => {
    expect(await readList('   \n ')).toBe('EMPTY');
    expect(await readList('PK\u0003\u0004…')).toBe('SPREADSHEET');
    expect(await readList(`SĐT\n${'0901234567\n'.repeat(5_001)}`)).toBe('TOO_LONG');
  });

  test('goes out in bites that a request can carry', () => {
    const row = (name: string) => ({ rowId: '1', phone: '0901234567', name, points: 1 });
    const many = Array.from({ length: 95 }, () => row('An'));
    expect(bites(many).map(({ length }) => length)).toEqual([40, 40, 15]);
    const long = Array.from({ length: 80 }, () => ({ ...row('Ẫ'.repeat(60)), rowId: 'Ẫ'.repeat(100) }));
    for (const bite of bites(long)) expect(new TextEncoder().encode(JSON.stringify(bite)).length).toBeLessThan(16_000);
    expect(bites(long).flat()).toHaveLength(80);
  });
});
