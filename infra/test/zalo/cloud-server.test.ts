import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createZaloCloud } from '../../local/zalo/cloud.ts';
import { zaloControl } from '../../local/zalo/cloud-control.ts';
import { serveZaloCloud, type ZaloCloudServer } from '../../local/zalo/cloud-server.ts';

const cloud = createZaloCloud({ apps: [{ zaloAppId: '1001', secret: 'secret', miniAppIds: ['2001'] }] });
const control = zaloControl(cloud);
let server: ZaloCloudServer;
beforeAll(async () => {
  server = await serveZaloCloud(cloud);
});
afterAll(() => server.close());

const me = (token: string) => {
  const appsecret_proof = createHmac('sha256', 'secret').update(token).digest('hex');
  return fetch(`${server.base}/graph/v2.0/me?fields=id,name`, { headers: { access_token: token, appsecret_proof } });
};
const newToken = (body: object) =>
  control['POST /__local/zalo/token']?.(body) as { accessToken: string; phoneToken: string };

test('a token from the control plane signs a person in over HTTP, and their phone can be exchanged', async () => {
  const { accessToken, phoneToken } = newToken({ userId: '9', name: 'Lê Thu', phone: '0912345678' });
  expect(await (await me(accessToken)).json()).toMatchObject({ id: '9', name: 'Lê Thu' });
  const headers = { access_token: accessToken, code: phoneToken, secret_key: 'secret' };
  const info = await fetch(`${server.base}/graph/v2.0/me/info`, { headers });
  expect(await info.json()).toMatchObject({ data: { number: '84912345678' } });
});

test('the control plane can break Zalo and mend it', async () => {
  const { accessToken } = newToken({ userId: '9', name: 'Lê Thu' });
  control['POST /__local/zalo/fail']?.({ kind: 'down' });
  await expect(me(accessToken)).rejects.toThrow();
  expect(control['POST /__local/zalo/fail']?.({ kind: 'gone' })).toHaveProperty('error');
  control['POST /__local/zalo/fail']?.({ kind: null });
  expect((await me(accessToken)).status).toBe(200);
});

test('an address that Zalo does not have is a 404', async () => {
  expect((await fetch(`${server.base}/graph/v9/you`)).status).toBe(404);
  expect((await fetch(`${server.base}/elsewhere`)).status).toBe(404);
});
