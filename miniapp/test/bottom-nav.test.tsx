import { act, lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { BottomNav } from '../src/parts/bottom-nav.tsx';
import { render, tap } from './render.tsx';

const Rewards = lazy(() => new Promise<never>(() => {}));

function Home({ waiting = 0 }: { waiting?: number }) {
  return (
    <BottomNav
      label="Chính"
      places={[
        { to: '/', label: 'Trang chủ', icon: 'home' },
        { to: '/rewards', label: 'Đổi quà', icon: 'gift', count: waiting },
      ]}
    />
  );
}

const lit = () => [...document.querySelectorAll('nav a.active')].map(({ textContent }) => textContent);

let leave: () => Promise<void>;
afterEach(() => leave());
const open = async () => {
  leave = await render(
    <Suspense>
      <Routes>
        <Route path="/" element={<Home />} />
        <Route path="/rewards" element={<Rewards />} />
      </Routes>
    </Suspense>,
  );
};

test('the tapped tab is lit at once, while its screen is still on its way', async () => {
  await open();
  expect(lit()).toEqual(['Trang chủ']);
  await tap('a[href="/rewards"]');
  expect(lit()).toEqual(['Đổi quà']);
});

test('a place opened beside this one leaves this one lit', async () => {
  await open();
  const rewards = document.querySelector('a[href="/rewards"]');
  await act(async () => {
    rewards?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
  });
  expect(lit()).toEqual(['Trang chủ']);
});

test('how many wait is heard after the name of the place, and only where some do', async () => {
  leave = await render(<Home waiting={3} />);
  expect([...document.querySelectorAll('nav a')].map(({ textContent }) => textContent?.trim())).toEqual([
    'Trang chủ',
    'Đổi quà 3',
  ]);
});
