import { keep, recall } from '../zalo/storage.ts';

// Answers of this visit: coming back to a screen shows at once what it showed before.
const seen = new Map<string, unknown>();
const seenMax = 60;

/**
 * What a person without a network still wants to read: vouchers with their codes, tiers, history, rewards; a till,
 * whose it is.
 */
const keptRoutes = [
  'GET /v1/staff/me ',
  'GET /v1/me/redemptions',
  'GET /v1/tiers',
  'GET /v1/me/entries ',
  'GET /v1/rewards',
];
const keptMax = 12;
const keptKey = 'seen';
/** Names this very build: what another version kept may have another shape. */
const build = import.meta.url;

interface Kept {
  readonly build: string;
  readonly answers: readonly (readonly [name: string, value: unknown])[];
}

let answers: Map<string, unknown> | undefined;

/** Read from the phone once, when the first screen asks. */
function kept(): Map<string, unknown> {
  if (!answers) {
    const found = recall(keptKey) as Partial<Kept> | null;
    answers = new Map(found?.build === build && Array.isArray(found.answers) ? found.answers : []);
  }
  return answers;
}

export const seenOf = (name: string): unknown => seen.get(name) ?? kept().get(name) ?? null;

const seenAt = new Map<string, number>();

/** How old the answer is that this visit was given. */
export const ageMs = (name: string): number => performance.now() - (seenAt.get(name) ?? Number.NEGATIVE_INFINITY);

export function remember(name: string, value: unknown): void {
  putLast(seenAt, name, performance.now(), seenMax);
  putLast(seen, name, value, seenMax);
  if (!keptRoutes.some((route) => name.startsWith(route))) return;
  putLast(kept(), name, value, keptMax);
  keep(keptKey, { build, answers: [...kept()] } satisfies Kept);
}

function putLast<Value>(into: Map<string, Value>, name: string, value: Value, max: number): void {
  into.delete(name);
  into.set(name, value);
  const oldest = into.keys().next().value;
  if (into.size > max && oldest !== undefined) into.delete(oldest);
}
