import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const entry = `
import * as sdk from 'zmp-sdk/apis';
import { renderSVG } from 'uqr';
window.sdk = sdk;
const qr = renderSVG('member:' + window.zaloPhoneSettings.miniAppId + ':lần 1');
document.getElementById('app').innerHTML = '<main style="padding-top:64px"><h1>Cà phê Quay Lại</h1><p>1.250 điểm · 350.000đ</p>'
  + '<div id="qr" style="width:200px">' + qr + '</div></main>';
`;

/**
 * The smallest Mini App that ships the real, whole SDK: built as the product is, so that the harness alone is under
 * test.
 */
export async function buildTinyApp(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-app-'));
  const source = join(folder, 'main.js');
  writeFileSync(source, entry);
  const fromMiniApp = createRequire(new URL('../miniapp/package.json', import.meta.url));
  const sdk = join(dirname(fromMiniApp.resolve('zmp-sdk/package.json')), 'apis/index.es.js');
  const www = join(folder, 'www');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    resolve: { alias: { 'zmp-sdk/apis': sdk, uqr: fromMiniApp.resolve('uqr') } },
    build: {
      outDir: www,
      emptyOutDir: true,
      rollupOptions: { input: source, output: { entryFileNames: 'assets/main.module.js' } },
    },
  });
  const app = { title: 'Cà phê Quay Lại', headerTitle: 'Quay Lại', statusBar: 'transparent', actionBarHidden: true };
  const config = { app, listCSS: [], listSyncJS: ['assets/main.module.js'] };
  writeFileSync(join(www, 'app-config.json'), JSON.stringify(config));
  return www;
}
