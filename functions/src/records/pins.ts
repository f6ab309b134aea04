import { timingSafeEqual } from 'node:crypto';
import type { StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Key } from '../cloud/table.ts';
import { commit } from '../ledger/commit.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { checkTyping, recordWrongCode } from './code-locks.ts';
import { pinHash } from './hashes.ts';
import type { Registry } from './registry.ts';

const pinKey = (programme: Programme, staff: StaffId): Key => ({
  pk: partition(programme, 'LOCK', staff),
  sk: 'PIN',
});

/** Wrong PINs are counted apart from wrong voucher codes. */
const attemptsOf = (staff: StaffId): string => `PIN-${staff}`;

/** What stands where nobody has a PIN: never set, or taken away by a manager. */
const noPin = '';

export async function hasPin(registry: Pick<Registry, 'table'>, programme: Programme, staff: StaffId) {
  return (await keptPin(registry, programme, staff)) !== noPin;
}

async function keptPin({ table }: Pick<Registry, 'table'>, programme: Programme, staff: StaffId): Promise<string> {
  const item = await table.get(pinKey(programme, staff));
  return (item?.['h'] as string | undefined) ?? noPin;
}

/**
 * The PIN that opens a counter left alone (decisions 16). Nobody has one until they set it.
 * Problems: PIN_WRONG, PIN_LOCKED {minutes} after five wrong ones in a minute, BUSY.
 */
export async function checkPin(
  registry: Registry,
  programme: Programme,
  staff: StaffId,
  pin: string,
): Promise<Result<null, Problem>> {
  const typing = await checkTyping(registry, programme, attemptsOf(staff));
  if (!typing.ok) return refuse({ code: 'PIN_LOCKED', minutes: typing.problem.minutes });
  if (isSame(await keptPin(registry, programme, staff), pinHash(registry, programme, staff, pin))) return ok(null);
  const counted = await recordWrongCode(registry, programme, attemptsOf(staff));
  return counted.ok ? refuse({ code: 'PIN_WRONG' }) : counted;
}

/**
 * Sets the first PIN, or a new one by the one in use. Saying the same again changes nothing.
 * Problems: PIN_WRONG, PIN_LOCKED, BUSY.
 */
export async function setPin(
  registry: Registry,
  programme: Programme,
  staff: StaffId,
  { pin, current }: { readonly pin: string; readonly current: string | null },
): Promise<Result<null, Problem>> {
  const hash = pinHash(registry, programme, staff, pin);
  const kept = await keptPin(registry, programme, staff);
  if (isSame(kept, hash)) return ok(null);
  if (kept !== noPin) {
    const proven = await checkPin(registry, programme, staff, current ?? '');
    if (!proven.ok) return proven;
  }
  const values = { ':seen': kept };
  const put = { ...pinKey(programme, staff), h: hash };
  const write = { put, when: 'attribute_not_exists(pk) OR h = :seen', values };
  // Set on another phone in the same moment: that one counts, and this one was not told its PIN.
  const writes = [{ write, refusedBecause: (): Problem => ({ code: 'PIN_WRONG' }) }];
  return commit(registry, async () => ok({ value: null, writes }));
}

/** A forgotten PIN is taken away; its owner sets a new one at the next shift. Problems: BUSY. */
export function resetPin(registry: Registry, programme: Programme, staff: StaffId): Promise<Result<null, Problem>> {
  const write = { put: { ...pinKey(programme, staff), h: noPin } };
  return commit(registry, async () => ok({ value: null, writes: [{ write, refusedBecause: null }] }));
}

function isSame(kept: string, typed: string): boolean {
  const [a, b] = [Buffer.from(kept), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}
