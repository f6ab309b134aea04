import { afterEach, describe, expect, test } from 'vitest';
import { TextField, Tick } from '../src/parts/field.tsx';
import { MoneyField } from '../src/parts/money-field.tsx';
import { render } from './render.tsx';

describe('a field', () => {
  let leave: () => Promise<void>;
  afterEach(() => leave());

  test('is tied to its label, its hint and its error', async () => {
    leave = await render(
      <TextField label="Lý do" hint="Ngắn gọn" error="Cần có lý do" value="" onValue={() => undefined} />,
    );
    const input = document.querySelector('input');
    expect(document.querySelector('label')?.getAttribute('for')).toBe(input?.id);
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const described = input?.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['Ngắn gọn', 'Cần có lý do']);
    expect(document.querySelector('[role=alert]')?.textContent).toBe('Cần có lý do');
  });

  test('money reads with thousands and asks for the number keyboard', async () => {
    leave = await render(<MoneyField label="Số tiền" unit="đ" value={1_250_000} onValue={() => undefined} />);
    const input = document.querySelector('input');
    expect(input?.value).toBe('1.250.000');
    expect(input?.inputMode).toBe('numeric');
  });

  test('a consent is never ticked by itself and its sentence is its label', async () => {
    leave = await render(
      <Tick checked={false} onChecked={() => undefined}>
        Tôi đồng ý
      </Tick>,
    );
    const box = document.querySelector('input');
    expect(box?.checked).toBe(false);
    expect(box?.closest('label')?.textContent).toBe('Tôi đồng ý');
  });
});
