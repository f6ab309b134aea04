import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'miniapp/src/words';
const argumentsMax = 4;
const mark = (place: number) => `⟦${place}⟧`;
/** A sentence with fewer letters of its own would be found in anything. */
const lettersMin = 4;

type Book = Readonly<Record<string, unknown>>;
type Sentence = (...given: readonly string[]) => string;

interface Known {
  /** One Vietnamese sentence may stand in several books, each with its own English. */
  readonly plain: Map<string, Set<string>>;
  /** Sentences with something in them: how the Vietnamese one reads, and what makes the English one. */
  readonly filled: { readonly reads: RegExp; readonly english: Sentence }[];
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Learns every sentence that both books have under the same key. */
function learn(vietnamese: unknown, english: unknown, known: Known): void {
  if (typeof vietnamese === 'string' && typeof english === 'string') {
    known.plain.set(vietnamese, new Set([...(known.plain.get(vietnamese) ?? []), english]));
  }
  if (typeof vietnamese === 'function' && typeof english === 'function')
    learnFilled(vietnamese as Sentence, english as Sentence, known);
  if (typeof vietnamese !== 'object' || vietnamese === null) return;
  for (const [key, value] of Object.entries(vietnamese)) learn(value, (english as Book | undefined)?.[key], known);
}

function learnFilled(vietnamese: Sentence, english: Sentence, { filled }: Known): void {
  const marks = Array.from({ length: argumentsMax }, (_, place) => mark(place));
  let sentence: unknown;
  try {
    sentence = vietnamese(...marks);
  } catch {
    // It counts or looks something up: no test says it.
    return;
  }
  if (typeof sentence !== 'string' || sentence.replace(/⟦\d⟧/g, '').length < lettersMin) return;
  const pattern = escaped(sentence).replace(/⟦(\d)⟧/g, '(?<given$1>.+)');
  const named = [...pattern.matchAll(/given\d/g)].map(String);
  if (new Set(named).size === named.length) filled.push({ reads: new RegExp(`^${pattern}$`), english });
}

/** Says in English what a test says in Vietnamese, out of the Mini App's own books; names and gifts stay as they are. */
export async function englishOf(): Promise<(words: string | RegExp) => string | RegExp> {
  const known: Known = { plain: new Map(), filled: [] };
  for (const file of readdirSync(folder).filter((name) => /(^|-)vi\.ts$/.test(name))) {
    const both = [file, file.replace(/vi\.ts$/, 'en.ts')].map((name) => pathToFileURL(join(folder, name)).href);
    const [vietnamese, english] = (await Promise.all(both.map((url) => import(url)))) as [Book, Book];
    learn(Object.values(vietnamese), Object.values(english), known);
  }
  const anyOf = (all: ReadonlySet<string>): RegExp => new RegExp([...all].map(escaped).join('|'));
  const filledIn = (words: string): string =>
    known.filled.flatMap(({ reads, english }) => {
      const found = reads.exec(words);
      const given = Object.entries(found?.groups ?? {}).sort();
      return found ? [english(...given.map(([, one]) => one))] : [];
    })[0] ?? words;
  return (words) => {
    // A pattern is a part of what stands there.
    const whole = words instanceof RegExp ? [...known.plain.keys()].find((key) => key.includes(words.source)) : words;
    const all = whole === undefined ? undefined : known.plain.get(whole);
    if (all?.size === 1 && typeof words === 'string') return [...all][0] ?? words;
    if (all) return anyOf(all);
    return typeof words === 'string' ? filledIn(words) : words;
  };
}
