import { join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Bundles one entry point into `to/index.js`, as Lambda runs it: one CommonJS file, nothing left outside.
 * Answers the files of which something is in it, relative to the working directory.
 */
export function bundle(entry: string, to: string, alias: Record<string, string> = {}): string[] {
  const { metafile } = buildSync({
    entryPoints: [entry],
    outfile: join(to, 'index.js'),
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}
