import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppConfig, shellHtml } from '@quaylai/infra/local/zalo/www';

/** `npm run console -- <Mini App id>`: the built Mini App as pages for the owner's desktop, in console/ (docs/deploy.md). */
const miniAppId = process.argv[2] ?? '';
if (!/^\d{1,30}$/.test(miniAppId)) throw new Error('name the Mini App: npm run console -- 1234567890');

const www = 'miniapp/www';
const folder = join('console', 'zapps', miniAppId);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(www, folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), shellHtml(readAppConfig(www), miniAppId));
console.log(`${folder}/: serve it, and answer every other path under /zapps/${miniAppId}/ with its index.html`);
