import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

/**
 * The deployable Mini App in miniapp/www, or another folder: what is built for a deployment (VITE_API_URL names the API
 * that it calls) is kept apart from what `npm start` and the tests run.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } }, strict: true });
const elsewhere = values.out === undefined ? {} : { build: { outDir: resolve(values.out), emptyOutDir: true } };
await build({ configFile: 'miniapp/vite.config.ts', logLevel: 'warn', ...elsewhere });
