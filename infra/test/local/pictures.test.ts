import { lambdaAccount } from '@quaylai/functions/cloud/aws-account';
import { openKeptPictures } from '@quaylai/functions/cloud/kept-pictures';
import { openPictureShelf } from '@quaylai/functions/cloud/pictures';
import type { Programme } from '@quaylai/functions/ledger/programme';
import type { PictureId, ProgrammeId } from '@quaylai/shared/words/ids';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { synthesised } from '../synthesised.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ cdkOut: synthesised().outFolder, apiPort: 0, dataFolder: null });
}, 200_000);
afterAll(() => stack.stop());

// Only sign-in makes one in the product.
const programme = { id: 'quan-1' as ProgrammeId } as Programme;
const id = 'MOT' as PictureId;

const bucket = () => stack.deployment.buckets.find(({ logicalId }) => logicalId.startsWith('Files'))?.name ?? '';

const place = () => ({ bucket: bucket(), endpoint: stack.cloudUrl, webUrl: stack.webUrl ?? '' });

/** This function's own credentials. */
function accountOf(name: string) {
  const caller = stack.deployment.functions.find(({ logicalId }) => logicalId.startsWith(name))?.name ?? name;
  return lambdaAccount({ AWS_REGION: 'ap-southeast-1', AWS_ACCESS_KEY_ID: caller, AWS_SECRET_ACCESS_KEY: 'local' });
}

/** Pictures as this function would handle them. */
const shelf = (name = 'admin', clock: () => Instant = () => instant(Date.now())) =>
  openPictureShelf(place(), accountOf(name), clock);

const offer = () => shelf().form(programme, id, 'image/webp');

interface Change {
  readonly fields?: Readonly<Record<string, string>>;
  readonly bytes?: number;
  readonly form?: ReturnType<typeof offer>;
}

/** Sends the form as a browser does; the status, and the error's code when it is one. */
async function send({ fields = {}, bytes = 100, form = offer() }: Change = {}): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...fields })) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]));
  const answer = await fetch(form.url, { method: 'POST', body, headers: { origin: 'zbrowser://h5.zdn.vn' } });
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
  if (code === undefined) expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return code === undefined ? String(answer.status) : `${answer.status} ${code}`;
}

describe('a form that was signed', () => {
  it('lets in what it names, from the Mini App of either system, and nobody sees it there', async () => {
    expect(await send()).toBe('204');
    expect(await shelf().sent(programme, id)).toEqual(new Uint8Array(100));
    expect((await fetch(`${stack.cloudUrl}/${bucket()}/uploads/quan-1/MOT`)).status).toBe(403);
    expect((await fetch(`${stack.webUrl}/uploads/quan-1/MOT`)).headers.get('content-type')).not.toBe('image/webp');
  });

  it('refuses another key, another type, and fields that it does not name', async () => {
    expect(await send({ fields: { key: 'uploads/quan-2/MOT' } })).toBe('403 AccessDenied');
    expect(await send({ fields: { key: 'p/quan-1/x.webp' } })).toBe('403 AccessDenied');
    expect(await send({ fields: { 'Content-Type': 'image/svg+xml' } })).toBe('403 AccessDenied');
    expect(await send({ fields: { acl: 'public-read' } })).toBe('403 AccessDenied');
  });

  it('refuses a file that is too large, or empty', async () => {
    expect(await send({ bytes: 1024 * 1024 })).toBe('204');
    expect(await send({ bytes: 1024 * 1024 + 1 })).toBe('400 EntityTooLarge');
    expect(await send({ bytes: 0 })).toBe('400 EntityTooSmall');
  });

  it('refuses after five minutes', async () => {
    const ago = (ms: number) => shelf('admin', () => instant(Date.now() - ms)).form(programme, id, 'image/webp');
    expect(await send({ form: ago(4 * 60_000) })).toBe('204');
    expect(await send({ form: ago(5 * 60_000) })).toBe('403 AccessDenied');
  });

  it('refuses a policy that somebody changed', async () => {
    const { policy = '' } = offer().fields;
    const wider = Buffer.from(policy, 'base64').toString().replace('1048576', '9948576');
    const fields = { policy: Buffer.from(wider).toString('base64') };
    expect(await send({ fields })).toBe('403 SignatureDoesNotMatch');
    expect(await send({ fields: { policy: '' } })).toBe('403 AccessDenied');
  });

  it('is worth what its signer may do: no other function’s lets anything in', async () => {
    for (const other of ['customer', 'staff', 'webhooks', 'stream', 'scheduled']) {
      expect(await send({ form: shelf(other).form(programme, id, 'image/webp') }), other).toBe('403 AccessDenied');
    }
  });
});

describe('a picture that was taken into use', () => {
  it('is seen by everybody for ever, as a picture and nothing else', async () => {
    await shelf().keep(programme, 'anh.webp', new Uint8Array([1, 2, 3]), 'image/webp');
    const answer = await fetch(shelf().urlOf(programme, 'anh.webp'));
    expect([answer.status, new Uint8Array(await answer.arrayBuffer())]).toEqual([200, new Uint8Array([1, 2, 3])]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it('that is not there is not told from one that nobody may see', async () => {
    expect((await fetch(`${stack.webUrl}/p/quan-1/khac.webp`)).status).toBe(403);
    expect(await shelf().sent(programme, 'KHONG-CO' as PictureId)).toBeNull();
  });

  it('is put there by the owner’s console alone', async () => {
    await expect(shelf('staff').keep(programme, 'x.webp', new Uint8Array(1), 'image/webp')).rejects.toThrow('403');
    expect(await shelf('staff').sent(programme, id)).toBeNull();
  });
});

describe('the night’s tidying up', () => {
  const kept = (name: string) => openKeptPictures(place(), () => accountOf(name));
  const photosOf = async (name: string, of: Programme) => {
    const photos: string[] = [];
    for await (const { photo, keptAt } of kept(name).all(of)) {
      expect(Math.abs(Date.now() - keptAt)).toBeLessThan(600_000);
      photos.push(photo);
    }
    return photos;
  };

  it('sees a programme’s pictures, beyond one page of them, and removes one', async () => {
    const shop = { id: 'quan-3' as ProgrammeId } as Programme;
    const names = Array.from({ length: 1_002 }, (_, at) => `${String(at).padStart(4, '0')}.webp`);
    const picture = { body: Buffer.from('a'), contentType: 'image/webp', cacheControl: null };
    for (const name of names) stack.putObject('Files', `p/${shop.id}/${name}`, picture);
    expect(await photosOf('scheduled', shop)).toEqual(names);
    await kept('scheduled').remove(shop, '0000.webp');
    await kept('scheduled').remove(shop, '0000.webp');
    expect(await photosOf('scheduled', shop)).toEqual(names.slice(1));
  });

  it('is done by nobody else, and puts nothing there', async () => {
    await expect(photosOf('admin', programme)).rejects.toThrow('403');
    await expect(kept('admin').remove(programme, 'anh.webp')).rejects.toThrow('403');
    await expect(shelf('scheduled').keep(programme, 'x.webp', new Uint8Array(1), 'image/webp')).rejects.toThrow('403');
  });
});

describe('the console’s pages', () => {
  const page = (text: string) => ({ body: Buffer.from(text), contentType: 'text/html', cacheControl: 'no-cache' });

  it('are one page for every screen, with its own headers', async () => {
    stack.putObject('Site', 'index.html', page('<!doctype html>trang'));
    stack.putObject('Site', 'assets/a.js', { ...page('let a'), contentType: 'text/javascript' });
    for (const path of ['/', '/owner', '/owner/rewards/new?x=1.5']) {
      const answer = await fetch(`${stack.webUrl}${path}`);
      expect([answer.status, await answer.text()], path).toEqual([200, '<!doctype html>trang']);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
    }
    expect(await (await fetch(`${stack.webUrl}/assets/a.js`)).text()).toBe('let a');
    expect((await fetch(`${stack.webUrl}/assets/b.js`)).status).toBe(403);
  });

  it('may call this machine’s API and store', async () => {
    const policy = (await fetch(`${stack.webUrl}/`)).headers.get('content-security-policy') ?? '';
    const connects = /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ');
    expect(connects).toEqual(expect.arrayContaining(["'self'", stack.apiUrl, stack.cloudUrl]));
  });
});
