import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ignored = new Set(['node_modules', 'www', 'test', '.vite']);

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!ignored.has(name)) yield* filesBelow(join(path, name));
  }
}

/** One hash over the names and bytes of everything below the given files and folders. */
export function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Runs `work` unless `product` stands and `stampFile` says that it was made of exactly these sources. Answers whether
 * it ran.
 */
export async function unlessUnchanged(
  stampFile: string,
  product: string,
  sources: readonly string[],
  work: () => Promise<void>,
): Promise<boolean> {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(product) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return false;
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  return true;
}
