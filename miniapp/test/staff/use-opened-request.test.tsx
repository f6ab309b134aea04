import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { act, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSheet } from '../../src/parts/use-sheet.ts';
import { useOpenedRequest } from '../../src/staff/use-opened-request.ts';
import { render, tap } from '../render.tsx';

const bag = { redemptionId: 'r-1', rewardName: 'Túi vải canvas' } as ApprovalView;
const onGone = vi.fn();
let listBrings: (waiting: readonly ApprovalView[]) => void;

/** The approvals screen without its looks. */
function Approvals() {
  const [waiting, setWaiting] = useState<readonly ApprovalView[]>([bag]);
  listBrings = setWaiting;
  const sheet = useSheet('decide');
  const { opened, decide } = useOpenedRequest(waiting, sheet, onGone);
  return (
    <>
      <button type="button" id="row" onClick={() => sheet.open(bag.redemptionId)} />
      {opened && (
        <div role="dialog">
          <button type="button" id="send" onClick={() => decide(opened)} />
          <button type="button" id="refused" onClick={() => decide(null)} />
          <button type="button" id="done" onClick={sheet.close} />
        </div>
      )}
    </>
  );
}

function Counter() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <p id="at">{pathname}</p>
      <button type="button" id="go" onClick={() => navigate('/staff/approvals')} />
      {pathname === '/staff/approvals' && <Approvals />}
    </>
  );
}

let leave: () => Promise<void>;
/** Somebody came from the counter, and the bag's sheet stands open. */
beforeEach(async () => {
  onGone.mockClear();
  leave = await render(<Counter />, '/staff');
  await tap('#go');
  await tap('#row');
});
afterEach(() => leave());

const looksAgain = (waiting: readonly ApprovalView[]) => act(async () => listBrings(waiting));
const isOpen = () => document.querySelector('[role="dialog"]') !== null;
const at = () => document.getElementById('at')?.textContent;

test('R06 · a list that already knows what is decided here leaves the sheet to tell it, and the screen', async () => {
  await tap('#send');
  await looksAgain([]);
  expect(isOpen()).toBe(true);
  await tap('#done');
  expect([isOpen(), at()]).toEqual([false, '/staff/approvals']);
  expect(onGone).not.toHaveBeenCalled();
});

test('S05 · what somebody else decided takes its sheet along, also when this one came second', async () => {
  await looksAgain([]);
  expect([isOpen(), at()]).toEqual([false, '/staff/approvals']);
  expect(onGone).toHaveBeenCalledTimes(1);

  await looksAgain([bag]);
  await tap('#row');
  await tap('#send');
  await looksAgain([]);
  await tap('#refused');
  expect([isOpen(), at()]).toEqual([false, '/staff/approvals']);
  expect(onGone).toHaveBeenCalledTimes(2);
});
