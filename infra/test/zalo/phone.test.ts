import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BridgeReply } from '../../local/zalo/bridge-call.ts';
import { createZaloCloud } from '../../local/zalo/cloud.ts';
import { deepLinkPath } from '../../local/zalo/deep-link.ts';
import { createPhone } from '../../local/zalo/phone.ts';
import { builtFile, readAppConfig, shellHtml } from '../../local/zalo/www.ts';

const apps = [{ zaloAppId: '1001', secret: 's', miniAppIds: ['2001'], oaId: '3001' }] as const;
const lan = { userId: '500', name: 'Nguyễn Thị Lan', phone: '0901234567' };

function newPhone(platform: 'android' | 'ios' = 'android') {
  const cloud = createZaloCloud({ apps });
  cloud.person(lan);
  const phone = createPhone({ cloud, userId: '500', miniAppId: '2001', platform });
  const call = (action: string, options: Record<string, unknown> = {}) => ({ action: `action.${action}`, options });
  return { cloud, phone, call };
}
const codeOf = (reply: BridgeReply) => ('result' in reply ? reply.result.error_code : undefined);

test('consent is asked for what is missing, remembered, and not asked again', () => {
  const { phone, call } = newPhone();
  const authorize = call('mp.user.authorize', { scopes: ['scope.userPhonenumber'] });
  expect(phone.answer(authorize)).toEqual({
    ask: { kind: 'consent', scopes: ['scope.userInfo', 'scope.userPhonenumber'] },
  });
  expect(codeOf(phone.answer(authorize, { kind: 'no' }))).toBe(-201);
  expect(codeOf(phone.answer(authorize, { kind: 'yes' }))).toBe(0);
  expect(codeOf(phone.answer(authorize))).toBe(0);
  expect(codeOf(phone.answer(call('mp.get.number')))).toBe(0);
});

test('a refused phone number has its own code on each system', () => {
  for (const [platform, code] of [
    ['android', -1],
    ['ios', -10],
  ] as const) {
    const { phone, call } = newPhone(platform);
    expect(codeOf(phone.answer(call('mp.get.number'), { kind: 'no' }))).toBe(code);
  }
});

test('following the OA lets it know the person by an own id', () => {
  const { cloud, phone, call } = newPhone();
  expect(phone.answer(call('follow.oa', { uid: '3001' }))).toEqual({ ask: { kind: 'follow', oaId: '3001' } });
  expect(codeOf(phone.answer(call('follow.oa', { uid: '3001' }), { kind: 'yes' }))).toBe(0);
  expect(cloud.idFor('500', { oaId: '3001' })).not.toBe('500');
});

test('a consent that Zalo withdrew is asked for again', () => {
  const { cloud, phone, call } = newPhone();
  cloud.grant('500', ['scope.userInfo', 'scope.userPhonenumber']);
  cloud.revoke('500');
  expect(phone.answer(call('mp.get.number'))).toHaveProperty('ask');
});

test('people and consents outlive a restart where there is a memory', () => {
  let kept: string | undefined;
  const memory = {
    load: () => kept,
    save: (text: string) => {
      kept = text;
    },
  };
  const before = createZaloCloud({ apps, memory, signingKey: 'k' });
  before.person(lan);
  before.grant('500', ['scope.userInfo']);
  const after = createZaloCloud({ apps, memory, signingKey: 'k' });
  expect(after.personOf('500')).toEqual(lan);
  expect([...after.consents('500')]).toEqual(['scope.userInfo']);
});

test.each([
  ['https://zalo.me/s/2001/rewards?x=1', '/rewards?x=1'],
  ['https://zalo.me/s/2001', '/'],
  ['https://zalo.me/app/link/zapps/2001/card', '/card'],
  ['/counter', '/counter'],
  ['https://zalo.me/s/20011/', undefined],
  ['https://evil.example/s/2001/', undefined],
  ['V-0123', undefined],
])('the link %s opens %s', (link, path) => {
  expect(deepLinkPath(link, '2001')).toBe(path);
});

test('the page lists what app-config lists, and nothing outside the build is served', () => {
  const www = mkdtempSync(join(tmpdir(), 'www-'));
  const config = { listCSS: ['assets/a.css'], listSyncJS: ['assets/a.module.js', 'assets/old.js'] };
  writeFileSync(join(www, 'app-config.json'), JSON.stringify(config));
  const html = shellHtml(readAppConfig(www), '2001');
  expect(html).toContain('<link rel="stylesheet" href="/zapps/2001/assets/a.css">');
  expect(html).toContain('<script type="module" crossorigin src="/zapps/2001/assets/a.module.js"></script>');
  expect(html).toContain('<script src="/zapps/2001/assets/old.js"></script>');
  expect(builtFile(www, 'app-config.json')?.contentType).toMatch('application/json');
  expect(builtFile(www, '../../etc/passwd')).toBeUndefined();
  expect(builtFile(www, '')).toBeUndefined();
  expect(() => readAppConfig(join(www, 'nowhere'))).toThrow('build the Mini App first');
});
