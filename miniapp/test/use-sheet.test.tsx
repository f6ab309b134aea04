import { act } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { expect, test } from 'vitest';
import { useSheet } from '../src/parts/use-sheet.ts';
import { render, tap } from './render.tsx';

function Page() {
  const sheet = useSheet('why');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <>
      <p id="at">{`${pathname} ${sheet.opened ?? 'closed'}`}</p>
      <button type="button" id="go" onClick={() => navigate('/history')} />
      <button type="button" id="open" onClick={() => sheet.open('12')} />
      <button type="button" id="close" onClick={sheet.close} />
      <button type="button" id="back" onClick={() => navigate(-1)} />
    </>
  );
}

const at = () => document.getElementById('at')?.textContent;
const settle = () => act(async () => new Promise((done) => setTimeout(done, 0)));

test('back closes the sheet first and leaves the page only after that', async () => {
  const leave = await render(<Page />);
  await tap('#go');
  await tap('#open');
  expect(at()).toBe('/history 12');
  await tap('#back');
  await settle();
  expect(at()).toBe('/history closed');
  await tap('#back');
  await settle();
  expect(at()).toBe('/ closed');
  await leave();
});

test('two taps on close go back once, and the sheet can be opened and closed again', async () => {
  const leave = await render(<Page />);
  await tap('#go');
  for (let round = 0; round < 2; round++) {
    await tap('#open');
    act(() => {
      for (let taps = 0; taps < 2; taps++) document.getElementById('close')?.click();
    });
    await settle();
    expect(at()).toBe('/history closed');
  }
  await leave();
});
