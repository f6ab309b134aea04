import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** `npm run relay`: the relay as one file that Node 20 and later runs, with nothing to install beside it. */
export function bundleRelay(outfile: string): void {
  buildSync({
    entryPoints: [main],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
