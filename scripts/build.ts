import { build } from 'vite';

/** The deployable Mini App in miniapp/www; VITE_API_URL names the API that it calls. */
await build({ configFile: 'miniapp/vite.config.ts', logLevel: 'warn' });
