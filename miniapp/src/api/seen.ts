// Answers of this visit: coming back to a screen shows at once what it showed before.
const seen = new Map<string, unknown>();
const seenMax = 60;

export const seenOf = (name: string): unknown => seen.get(name) ?? null;

export function remember(name: string, value: unknown): void {
  seen.delete(name);
  seen.set(name, value);
  const oldest = seen.keys().next().value;
  if (seen.size > seenMax && oldest !== undefined) seen.delete(oldest);
}
