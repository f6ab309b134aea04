import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freshMiniApp } from './fresh.ts';
import { fakeZaloUpload } from './zmp/fake-zalo-upload.ts';
import { fileBytesMax, weighBuild, zipBytesMax } from './zmp/zalo-limits.ts';
import { zmpCli, zmpDeploy } from './zmp/zmp-cli.ts';

/**
 * `npm run test:zmp-deploy`: Zalo's own CLI takes our build, as far as Zalo's servers, which a server here stands in
 * for.
 */
const token = 'not-a-token';
/** As Zalo numbers a testing version. */
const testingStatus = '2';

await freshMiniApp();
const entry = zmpCli();
const zalo = await fakeZaloUpload(token);
const www = mkdtempSync(join(tmpdir(), 'www-'));
const deployed = () =>
  zmpDeploy(entry, {
    www,
    miniAppId: '1234567890123456789',
    token,
    description: 'thử',
    testing: true,
    nodeArgs: ['--require', resolve('scripts/zmp/to-loopback.cjs')],
    environment: { ZMP_MOCK_PORT: String(zalo.port) },
  });

try {
  cpSync('miniapp/www', www, { recursive: true });
  const { code, said } = await deployed();
  assert.equal(code, 0, said);
  assert.match(said, /Deploy Done/);
  const [asked] = zalo.seen;
  assert.equal(asked?.path, '/app/request-upload');
  assert.equal(asked?.query.get('versionStatus'), testingStatus);
  const zip = zalo.zip();
  const names = zip.toString('latin1');
  assert.ok(zip.subarray(0, 2).toString() === 'PK' && zip.length < zipBytesMax, `a zip of ${zip.length} bytes`);
  assert.ok(names.includes('app-config.json') && names.includes('.module.js'), 'the zip lacks files');
  console.log(`zmp deploy took the build: ${zip.length} bytes zipped`);

  writeFileSync(join(www, 'assets', 'heavy.png'), Buffer.alloc(fileBytesMax + 1));
  const heavy = await deployed();
  assert.match(heavy.said, /file-size-limit|heavy\.png/, heavy.said);
  assert.ok(!heavy.said.includes('Deploy Done'), heavy.said);
  assert.match(weighBuild(www).faults.join(), /heavy\.png is 3\.0 MB/, 'we would have sent it');
  console.log('and refuses a file of more than 3 MB');
} finally {
  zalo.close();
  rmSync(www, { recursive: true });
}
