import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdle } from '../../src/staff/idle.ts';
import { forget } from '../../src/zalo/storage.ts';
import { render, tap } from '../render.tsx';

const minuteMs = 60_000;

function Counter() {
  const { idle, opened } = useIdle();
  return (
    <>
      <p id="state">{idle ? 'locked' : 'open'}</p>
      <button type="button" id="pin" onClick={opened} />
    </>
  );
}

const state = () => document.getElementById('state')?.textContent;
const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
const touch = () => act(async () => window.dispatchEvent(new Event('pointerdown')));

beforeEach(() => {
  vi.useFakeTimers();
  forget('counter-touched');
});
afterEach(() => {
  vi.useRealTimers();
});

test('a counter in use stays open, one left alone for five minutes locks until its PIN', async () => {
  const leave = await render(<Counter />);
  await pass(4 * minuteMs);
  await touch();
  await pass(4 * minuteMs);
  expect(state()).toBe('open');
  await pass(minuteMs + 5_000);
  expect(state()).toBe('locked');
  await touch();
  expect(state()).toBe('locked');
  await tap('#pin');
  expect(state()).toBe('open');
  await leave();
});

test('reloading a locked counter opens nothing', async () => {
  const leave = await render(<Counter />);
  await pass(minuteMs);
  await touch();
  await leave();
  await pass(6 * minuteMs);
  const leaveAgain = await render(<Counter />);
  expect(state()).toBe('locked');
  await leaveAgain();
});
