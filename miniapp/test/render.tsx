import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import { Root } from '../src/state/root.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** Draws into a page like Zalo's: one #app, a router and the state around it. */
export async function render(children: ReactNode, path = '/'): Promise<() => Promise<void>> {
  document.body.innerHTML = '<div id="app"></div>';
  const app = document.getElementById('app');
  if (!app) throw new Error('no #app');
  const root = createRoot(app);
  await act(async () =>
    root.render(
      <Root>
        <MemoryRouter initialEntries={[path]} future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
          {children}
        </MemoryRouter>
      </Root>,
    ),
  );
  return async () => act(async () => root.unmount());
}

export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  });
}

export async function tap(selector: string): Promise<void> {
  const target = document.querySelector<HTMLElement>(selector);
  if (!target) throw new Error(`nothing to tap at ${selector}`);
  await act(async () => target.click());
}
