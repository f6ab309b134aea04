import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const entry = `
import * as sdk from 'zmp-sdk/apis';
window.sdk = sdk;
document.getElementById('app').innerHTML = '<main><h1>Cà phê Quay Lại</h1><p>1.250 điểm · 350.000đ</p></main>';
`;

/** The smallest Mini App that ships the real, whole SDK: built as the product is, so that the harness alone is under test. */
export async function buildTinyApp(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-app-'));
  const source = join(folder, 'main.js');
  writeFileSync(source, entry);
  const fromMiniApp = createRequire(new URL('../miniapp/package.json', import.meta.url));
  const sdk = dirname(fromMiniApp.resolve('zmp-sdk/package.json'));
  const www = join(folder, 'www');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    resolve: { alias: { 'zmp-sdk/apis': join(sdk, 'apis/index.es.js') } },
    build: {
      outDir: www,
      emptyOutDir: true,
      rollupOptions: { input: source, output: { entryFileNames: 'assets/main.module.js' } },
    },
  });
  const config = { app: { title: 'Cà phê Quay Lại' }, listCSS: [], listSyncJS: ['assets/main.module.js'] };
  writeFileSync(join(www, 'app-config.json'), JSON.stringify(config));
  return www;
}
