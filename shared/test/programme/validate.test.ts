import { describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/programme/default-rules.ts';
import { parseRules } from '../../src/programme/validate.ts';

type Loose = Record<string, unknown>;

/** The default document with one field replaced, by path. */
function withField(path: string, value: unknown): unknown {
  const document = structuredClone(defaultRules) as unknown as Loose;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Loose>((at, key) => at[key] as Loose, document);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return document;
}

function faultsOf(input: unknown) {
  const result = parseRules(input);
  return result.ok ? {} : result.problem;
}

describe('reading a rule document', () => {
  it('takes the default rules as they are', () => {
    expect(parseRules(JSON.parse(JSON.stringify(defaultRules)))).toEqual({ ok: true, value: defaultRules });
  });

  it.each([
    ['earn.dongPerPoint', 0, 'Nhỏ nhất là 1.'],
    ['earn.dongPerPoint', 10_000.5, 'Hãy nhập một số nguyên.'],
    ['earn.dongPerPoint', '10000', 'Hãy nhập một số nguyên.'],
    ['earn.dongPerPoint', undefined, 'Hãy nhập một số nguyên.'],
    ['earn.dongPerPoint', 1e12, 'Lớn nhất là 100.000.000.000.'],
    ['payment.ceilingPercent', 101, 'Lớn nhất là 100.'],
    ['unitName', '', 'Mục này không được để trống.'],
    ['unitName', 'a'.repeat(13), 'Dài nhất 12 ký tự.'],
    ['unitName', 7, 'Hãy nhập chữ.'],
    ['expiry', { kind: 'SOMETIMES' }, 'Hãy chọn một trong các lựa chọn có sẵn.'],
    ['tiers', [], 'Cần ít nhất 1 mục.'],
    ['tiers.1.look', 'gold', 'Hãy chọn một trong các lựa chọn có sẵn.'],
    ['tiers.1.id', 'bạc#', 'Mã chỉ gồm chữ không dấu, số và dấu gạch ngang.'],
    ['payment', undefined, 'Mục này chưa có. Hãy điền vào.'],
    ['payment.secret', 1, 'Mục này không có trong luật. Hãy bỏ đi.'],
  ])('says in Vietnamese what is wrong with %s = %s', (path, value, sentence) => {
    const faults = faultsOf(withField(path, value));
    expect(Object.values(faults)).toEqual([sentence]);
    expect(path.startsWith(Object.keys(faults)[0] ?? '?') || Object.keys(faults)[0] === `${path}.kind`).toBe(true);
  });

  it.each([
    ['tiers.0.enterDong', 1, 'tiers.0.enterDong', 'Hạng đầu tiên phải bắt đầu từ 0 để mọi thành viên đều có hạng.'],
    ['tiers.2.enterDong', 5_000_000, 'tiers.2.enterDong', 'Mức này phải lớn hơn 5.000.000đ của hạng Bạc.'],
    ['tiers.1.keepDong', 5_000_001, 'tiers.1.keepDong', 'Mức giữ hạng không được lớn hơn mức lên hạng 5.000.000đ.'],
    ['tiers.2.id', 'bac', 'tiers.2.id', 'Mã này đã dùng cho một mục khác.'],
    ['tiers.2.name', 'BAC', 'tiers.2.name', 'Đã có một hạng tên BAC. Hãy đặt tên khác.'],
  ])('finds what only the whole ladder can tell: %s = %s', (path, value, field, sentence) => {
    expect(faultsOf(withField(path, value))).toMatchObject({ [field]: sentence });
  });

  it.each([null, 7, 'rules', []])('refuses %s without throwing', (input) => {
    expect(parseRules(input).ok).toBe(false);
  });
});
