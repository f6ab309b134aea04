export type Roll = () => number;
export const pick = <Value>(roll: Roll, values: readonly Value[]): Value =>
  values[Math.floor(roll() * values.length)] as Value;

/** What nobody may set by naming it (TH3). */
const coveted = ['points', 'tier', 'role', 'tenantId', 'programme', 'memberId', 'staffId', 'approved', '__proto__'];
const hostile = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '#',
  'a#b',
  '..%2f..%2fetc',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '{"$ne":null}',
  '👩‍👩‍👧‍👦'.repeat(20),
  'Z̸̢͗'.repeat(30),
  '9'.repeat(40),
  'x'.repeat(5_000),
  'constructor',
  '1970-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-02-30',
];
const numbers = [-1, 0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e21, -0];

/** A body with one thing wrong, or strange, somewhere in it. */
export function spoilt(roll: Roll, body: unknown): unknown {
  const copy = structuredClone(body);
  const places = objectsIn(copy);
  const place = pick(roll, places);
  if (place === undefined) return pick<unknown>(roll, [null, [], '', 7, {}]);
  const [name] = [pick(roll, Object.keys(place))];
  const chance = roll();
  if (chance < 0.3 || name === undefined) {
    // Assigning to `__proto__` would set the prototype instead.
    Object.defineProperty(place, pick(roll, coveted), {
      value: pick<unknown>(roll, [1_000_000, 'owner', 'B', true, { points: 9 }]),
      enumerable: true,
    });
  } else if (chance < 0.4) delete place[name];
  else if (chance < 0.6) place[name] = pick(roll, numbers);
  else if (chance < 0.85) place[name] = pick(roll, hostile);
  else place[name] = pick<unknown>(roll, [null, [], {}, true, [place[name]], { [name]: place[name] }]);
  return copy;
}

export const hostileText = (roll: Roll): string => pick(roll, hostile);

type Place = Record<string, unknown>;

function objectsIn(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Place, ...Object.values(value).flatMap(objectsIn)];
}
