import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'miniapp/src/words';

type Book = Readonly<Record<string, unknown>>;

/** Every sentence that both books have under the same key: Vietnamese → English. */
function pair(vietnamese: unknown, english: unknown, into: Map<string, string>): void {
  if (typeof vietnamese === 'string' && typeof english === 'string') into.set(vietnamese, english);
  if (typeof vietnamese !== 'object' || vietnamese === null) return;
  for (const [key, value] of Object.entries(vietnamese)) pair(value, (english as Book | undefined)?.[key], into);
}

/** Says in English what a test says in Vietnamese, out of the Mini App's own books; names and gifts stay as they are. */
export async function englishOf(): Promise<(words: string | RegExp) => string | RegExp> {
  const known = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => /(^|-)vi\.ts$/.test(name))) {
    const [vietnamese, english] = (await Promise.all(
      [file, file.replace(/vi\.ts$/, 'en.ts')].map(
        (name) => import(pathToFileURL(join(process.cwd(), folder, name)).href),
      ),
    )) as [Book, Book];
    pair(Object.values(vietnamese), Object.values(english), known);
  }
  return (words) => {
    if (typeof words === 'string') return known.get(words) ?? words;
    // A pattern is a part of what stands there.
    const whole = [...known.keys()].find((key) => key.includes(words.source));
    const english = whole === undefined ? undefined : known.get(whole);
    return english === undefined ? words : new RegExp(english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  };
}
