/** The acceptance examples and invariants of semantics C1–C8: letter → the last number. */
const families: Readonly<Record<string, number>> = { E: 28, P: 3, R: 16, X: 10, T: 13, F: 16, V: 14, C: 6, I: 12 };

const named = (letter: string, number: number): string =>
  letter === 'I' ? `I${number}` : `${letter}${String(number).padStart(2, '0')}`;

export const exampleIds: readonly string[] = Object.entries(families).flatMap(([letter, last]) =>
  Array.from({ length: last }, (_, index) => named(letter, index + 1)),
);

const known = new Set(exampleIds);

/** Ids alone, with ranges: "E08, E12", "R08–R11", "I1 I2". */
const onlyIds = /^(?:[\s,–-]|[A-Z]?\d{1,2}\b|[A-Z](?=\d))+$/;

/** The examples that a test's title names before it begins to speak: "S02 · I11 · nobody approves …" names I11. */
export function idsNamedBy(title: string): string[] {
  const parts = title.split('·').slice(0, -1);
  const speaks = parts.findIndex((part) => !onlyIds.test(part));
  const heads = speaks === -1 ? parts : parts.slice(0, speaks);
  return heads
    .flatMap((head) => [...spelledOut(head).matchAll(/\b[A-Z]\d{1,2}\b/g)].map(([id]) => id))
    .filter((id) => known.has(id));
}

function spelledOut(head: string): string {
  return head.replace(/\b([A-Z])(\d{1,2})\s*[–-]\s*\1?(\d{1,2})\b/g, (_, letter: string, from: string, to: string) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_each, index) => named(letter, Number(from) + index)).join(
      ' ',
    ),
  );
}
