import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { checkPin, setPin } from '../../records/pins.ts';

/** The first shift's PIN, or a new one by the one in use (decisions 16). Problems: PIN_WRONG, PIN_LOCKED, BUSY. */
export const setMyPin: Handler<'POST /v1/staff/me/pin', Context> = async ({ body }, { programme, staff }, context) => {
  const set = await setPin(context, programme, staff.staffId, body);
  return set.ok ? ok({ reply: {} }) : set;
};

/** Whether whoever holds the phone now is the person signed in. Problems: PIN_WRONG, PIN_LOCKED, BUSY. */
export const checkMyPin: Handler<'POST /v1/staff/me/pin/check', Context> = async (
  { body },
  { programme, staff },
  context,
) => {
  const checked = await checkPin(context, programme, staff.staffId, body.pin);
  return checked.ok ? ok({ reply: {} }) : checked;
};
