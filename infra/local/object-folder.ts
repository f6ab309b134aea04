import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  /** Null when whoever stored it said nothing of it. */
  readonly cacheControl: string | null;
  readonly etag: string;
}

/** Objects of all buckets in one folder, each a file beside what is known of it. */
export interface ObjectFolder {
  put(bucket: string, key: string, object: Omit<StoredObject, 'etag'>): string;
  get(bucket: string, key: string): StoredObject | null;
  /** Keys that begin so, with when each was stored, in order. */
  list(bucket: string, prefix: string): readonly { readonly key: string; readonly storedAt: Date }[];
  remove(bucket: string, key: string): void;
  clear(): void;
}

export function openObjectFolder(folder: string): ObjectFolder {
  // One flat file an object: no key can climb out of the bucket's folder.
  const fileOf = (bucket: string, key: string) =>
    join(folder, bucket, `${encodeURIComponent(key).replaceAll('.', '%2E')}.object`);

  return {
    put: (bucket, key, { body, contentType, cacheControl }) => {
      const file = fileOf(bucket, key);
      mkdirSync(join(folder, bucket), { recursive: true });
      writeFileSync(file, body);
      writeFileSync(`${file}.json`, JSON.stringify({ contentType, cacheControl }));
      return etagOf(body);
    },
    get: (bucket, key) => {
      const file = fileOf(bucket, key);
      if (!existsSync(file)) return null;
      const body = readFileSync(file);
      const known = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Pick<
        StoredObject,
        'contentType' | 'cacheControl'
      >;
      return { body, ...known, etag: etagOf(body) };
    },
    list: (bucket, prefix) => {
      const place = join(folder, bucket);
      if (!existsSync(place)) return [];
      return readdirSync(place)
        .filter((name) => name.endsWith('.object'))
        .map((name) => ({
          key: decodeURIComponent(name.slice(0, -'.object'.length)),
          storedAt: statSync(join(place, name)).mtime,
        }))
        .filter(({ key }) => key.startsWith(prefix))
        .sort((one, other) => (one.key < other.key ? -1 : 1));
    },
    remove: (bucket, key) => {
      const file = fileOf(bucket, key);
      rmSync(file, { force: true });
      rmSync(`${file}.json`, { force: true });
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;
