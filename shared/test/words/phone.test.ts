import { describe, expect, it } from 'vitest';
import { foldVietnamese } from '../../src/words/fold.ts';
import { formatPhone, maskPhone, type Phone, parsePhone } from '../../src/words/phone.ts';

describe('phone numbers', () => {
  it.each([
    ['0901234567', '0901234567'],
    ['+84901234567', '0901234567'],
    ['84901234567', '0901234567'],
    ['090 123.45-67', '0901234567'],
    ['01681234567', '0381234567'],
    ['+841681234567', '0381234567'],
    ['01201234567', '0701234567'],
    ['01991234567', '0591234567'],
  ])('A05 · %s is %s', (text, phone) => {
    expect(parsePhone(text)).toBe(phone);
  });

  it.each(['', '0101234567', '09012345678', '090123456', '01111234567', 'abc', '+1 415 555 2671'])(
    '"%s" is no Vietnamese mobile number',
    (text) => {
      expect(parsePhone(text)).toBeNull();
    },
  );

  it('shows staff only the two ends', () => {
    expect(maskPhone('0901234456' as Phone)).toBe('09*****456');
    expect(formatPhone('0901234456' as Phone)).toBe('090 123 4456');
  });
});

describe('folding names', () => {
  it.each([
    ['Nguyễn  Thị Đức', 'nguyen thi duc'],
    ['ĐẶNG Hữu-Phước', 'dang huu phuoc'],
    ['  Trần (Bé) ', 'tran be'],
    ['Nguye\u0302\u0303n', 'nguyen'],
  ])('%s is searched as %s', (name, folded) => {
    expect(foldVietnamese(name)).toBe(folded);
  });
});
