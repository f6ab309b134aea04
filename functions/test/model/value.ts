/** DynamoDB's own idea of equal: type and content, to any depth. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (left instanceof Uint8Array || right instanceof Uint8Array) {
    return left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [names, others] = [Object.keys(left), Object.keys(right)];
  return (
    names.length === others.length &&
    names.every(
      (name) =>
        Object.hasOwn(right, name) &&
        isEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
    )
  );
}

/** Negative, zero or positive; null where the two cannot be put in order. */
export function compareValues(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  return null;
}

const surrogatesFrom = 0xd800;

/** Text sorts by its UTF-8 bytes; JavaScript's own order differs where one side holds a surrogate pair. */
export function compareText(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let place = 0; place < shared; place++) {
    const [one, other] = [left.charCodeAt(place), right.charCodeAt(place)];
    if (one === other) continue;
    if (one < surrogatesFrom || other < surrogatesFrom) return one - other;
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return left.length - right.length;
}

/**
 * A value as it comes back from the table: undefined fields gone, bytes their own, nothing shared with the caller and
 * nothing that can be changed afterwards.
 */
export function stored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not a number that can be stored');
    return value;
  }
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (ours.has(value)) return value;
  const copy = Array.isArray(value) ? value.map(stored) : storedMap(value);
  ours.add(copy);
  return Object.freeze(copy);
}

/** What was stored before can be stored again as it is: an update touches few of an item's parts. */
const ours = new WeakSet<object>();

function storedMap(value: object): object {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner !== undefined) copy[name] = stored(inner);
  }
  return copy;
}

/** DynamoDB's own rule: names and values in UTF-8, numbers two digits a byte, containers 3 bytes and 1 per element. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(significantDigits(value) / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + 1 + bytesOf(inner), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + 1 + Buffer.byteLength(name) + bytesOf(inner), 3);
}

export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);
}

function significantDigits(value: number): number {
  if (Number.isSafeInteger(value)) return digitsOf(Math.abs(value));
  const digits = String(Math.abs(value)).replace(/e.*$/, '').replace('.', '');
  return digits.replace(/^0+/, '').replace(/0+$/, '').length;
}

function digitsOf(whole: number): number {
  if (whole === 0) return 0;
  let [digits, rest] = [0, whole];
  while (rest % 10 === 0) rest /= 10;
  for (; rest >= 1; rest = Math.floor(rest / 10)) digits += 1;
  return digits;
}
