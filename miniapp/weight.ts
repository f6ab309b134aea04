import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Prints what a customer's phone downloads first, and each lazy chunk: kilobytes (1,000 bytes) after gzip. */
export function printWeight(): Plugin {
  return {
    name: 'print-weight',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((c) => (c.type === 'chunk' ? [[c.fileName, c] as const] : [])),
      );
      const first = new Set<string>();
      const walk = (file: string): void => {
        const chunk = chunks.get(file);
        if (!chunk || first.has(file)) return;
        first.add(file);
        chunk.imports.forEach(walk);
      };
      for (const chunk of chunks.values()) if (chunk.isEntry) walk(chunk.fileName);
      const weigh = (source: string | Uint8Array): number => gzipSync(source).length;
      const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB gz`;
      const sum = [...first].reduce((bytes, file) => bytes + weigh(chunks.get(file)?.code ?? ''), 0);
      const styles = Object.values(bundle).reduce(
        (bytes, f) => bytes + (f.type === 'asset' && f.fileName.endsWith('.css') ? weigh(f.source) : 0),
        0,
      );
      console.info(`first load: JS ${kb(sum)}, CSS ${kb(styles)}`);
      for (const [file, chunk] of chunks)
        if (!first.has(file)) console.info(`lazy ${chunk.name}: ${kb(weigh(chunk.code))}`);
    },
  };
}
