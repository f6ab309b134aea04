import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { wwwStamp } from './fresh.ts';

/**
 * The deployable Mini App in miniapp/www, or another folder: what is built for a deployment (VITE_API_URL names the API
 * that it calls) is kept apart from what `npm start` and the tests run.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } }, strict: true });
// A test runner's would put React's development build there.
process.env['NODE_ENV'] = 'production';
// Built by hand, for another API say: `npm start` makes its own again.
if (values.out === undefined) rmSync(wwwStamp, { force: true });
const elsewhere = values.out === undefined ? {} : { build: { outDir: resolve(values.out), emptyOutDir: true } };
await build({ configFile: 'miniapp/vite.config.ts', logLevel: 'warn', ...elsewhere });
