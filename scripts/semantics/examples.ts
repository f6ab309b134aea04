/** The acceptance examples and invariants of semantics C1–C8: letter → the last number. */
const families: Readonly<Record<string, number>> = { E: 28, P: 3, R: 16, X: 10, T: 13, F: 16, V: 14, C: 6, I: 12 };

const named = (letter: string, number: number): string =>
  letter === 'I' ? `I${number}` : `${letter}${String(number).padStart(2, '0')}`;

export const exampleIds: readonly string[] = Object.entries(families).flatMap(([letter, last]) =>
  Array.from({ length: last }, (_, index) => named(letter, index + 1)),
);

const known = new Set(exampleIds);

/** The examples that a test's title names before its first "·": "E08, E12 · one floor per order" names two; "R08–R11 ·" four. */
export function idsNamedBy(title: string): string[] {
  const [head = '', ...rest] = title.split('·');
  if (rest.length === 0) return [];
  const ids = head.replace(
    /\b([A-Z])(\d{1,2})\s*[–-]\s*\1?(\d{1,2})\b/g,
    (_, letter: string, from: string, to: string) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_each, index) => named(letter, Number(from) + index)).join(
        ' ',
      ),
  );
  return [...ids.matchAll(/\b[A-Z]\d{1,2}\b/g)].map(([id]) => id).filter((id) => known.has(id));
}
