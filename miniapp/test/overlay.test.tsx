import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Dialog } from '../src/parts/overlay.tsx';
import { press, render, tap } from './render.tsx';

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" id="opener" onClick={() => setOpen(true)}>
        Mở
      </button>
      {open && (
        <Dialog
          title="Huỷ lượt đổi này?"
          onClose={() => setOpen(false)}
          actions={
            <button type="button" id="last">
              Huỷ
            </button>
          }
        >
          <button type="button" id="middle">
            Giữa
          </button>
        </Dialog>
      )}
    </>
  );
}

describe('a dialog', () => {
  let leave: () => Promise<void>;
  afterEach(() => leave());
  const open = async () => {
    leave = await render(<Page />);
    document.getElementById('opener')?.focus();
    await tap('#opener');
    return document.querySelector<HTMLElement>('[role=dialog]');
  };

  test('is named by its title, takes the focus and makes the page behind it inert', async () => {
    const dialog = await open();
    const name = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '');
    expect(name?.textContent).toBe('Huỷ lượt đổi này?');
    expect(dialog?.getAttribute('aria-modal')).toBe('true');
    expect(document.activeElement).toBe(dialog);
    expect(document.getElementById('app')?.hasAttribute('inert')).toBe(true);
  });

  test('keeps Tab inside, both ways', async () => {
    const dialog = await open();
    const close = dialog?.querySelector<HTMLElement>('[aria-label="Đóng"]');
    await press('Tab', { shiftKey: true });
    expect(document.activeElement?.id).toBe('last');
    await press('Tab');
    expect(document.activeElement).toBe(close);
    await press('Tab', { shiftKey: true });
    expect(document.activeElement?.id).toBe('last');
  });

  test('closes on Esc and gives the focus back to what opened it', async () => {
    await open();
    await press('Escape');
    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement?.id).toBe('opener');
    expect(document.getElementById('app')?.hasAttribute('inert')).toBe(false);
  });
});
