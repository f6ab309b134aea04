import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { readBody, writeReply } from './cloud-server.ts';
import { pageScript } from './page-bundle.ts';
import { phonesHtml } from './web-page.ts';
import type { WebPerson, WebState, ZaloWebSettings } from './web-settings.ts';
import { readAppConfig } from './www.ts';

export interface WebControl {
  person(userId: string): WebPerson | undefined;
  theme(): 'light' | 'dark';
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const styleFile = fileURLToPath(new URL('./page/phones.css', import.meta.url));
const sentShownMax = 50;
const peopleMax = 500;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The page with the phones and what its buttons do. */
export function createWebControl(settings: ZaloWebSettings): WebControl {
  const { cloud, miniAppId, wwwFolder, clock, reset } = settings;
  /** The shop's cast first, then everyone who turned up since; a restart keeps them if the cloud has a memory. */
  const people = (): WebPerson[] => {
    const cast = new Set(settings.people.map(({ userId }) => userId));
    const others = cloud.people().filter(({ userId }) => !cast.has(userId));
    return [...settings.people, ...others.map(({ userId }) => ({ userId, role: 'customer' as const }))];
  };
  let theme: 'light' | 'dark' = 'light';

  function state(): WebState {
    return {
      title: settings.title ?? 'Mini App',
      miniAppId,
      theme,
      people: people().map((person) => {
        const known = cloud.personOf(person.userId);
        return { ...person, name: known?.name ?? person.userId, phone: known?.phone ?? null };
      }),
      phones: settings.phones ?? settings.people.slice(0, 1).map(({ userId }) => userId),
      app: readAppConfig(wwwFolder).app ?? {},
      clock: clock ? { now: clock.now().toISOString() } : null,
      canReset: reset !== undefined,
      sent: cloud.sent().slice(-sentShownMax).reverse(),
    };
  }

  /** A person who has never opened the Mini App. */
  function welcome(body: Record<string, unknown>): { userId: string } | { error: string } {
    const name = textOf(body['name']);
    const phone = textOf(body['phone']).replace(/\s/g, '');
    const count = people().length;
    if (!name || count >= peopleMax) return { error: 'name' };
    if (phone && !/^0\d{9}$/.test(phone)) return { error: 'phone' };
    const userId = `9${String(count + 1).padStart(9, '0')}`;
    cloud.person({ userId, name, ...(phone ? { phone } : {}) });
    return { userId };
  }

  async function moveClock(body: Record<string, unknown>): Promise<unknown> {
    const now = body['now'];
    const instant = typeof now === 'string' ? new Date(now) : null;
    if (!clock || Number.isNaN(instant?.getTime())) return { error: 'now' };
    await clock.set(instant);
    return { now: clock.now().toISOString() };
  }

  const commands: Readonly<Record<string, (body: Record<string, unknown>) => unknown>> = {
    '/people': welcome,
    '/clock': moveClock,
    '/theme': (body) => {
      theme = body['theme'] === 'dark' ? 'dark' : 'light';
      return { theme };
    },
    '/reset': async () => {
      await reset?.();
      return {};
    },
  };

  async function page(pathname: string): Promise<[type: string, text: string] | undefined> {
    if (pathname === '/') return ['text/html', phonesHtml(settings.title ?? 'Mini App')];
    if (pathname === '/phones.js') return ['text/javascript', await pageScript('phones')];
    if (pathname === '/phones.css') return ['text/css', await readFile(styleFile, 'utf8')];
    if (pathname === '/state') return ['application/json', JSON.stringify(state())];
    if (pathname === '/codes') return ['application/json', JSON.stringify((await settings.codes?.()) ?? [])];
    return undefined;
  }

  return {
    person: (userId) => people().find((person) => person.userId === userId),
    theme: () => theme,
    async answer(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://page');
      const command = commands[pathname];
      if (request.method === 'POST' && command) {
        // Other sites can post forms to this port, but never JSON without asking first.
        if (!request.headers['content-type']?.startsWith('application/json'))
          return writeReply(response, { status: 415, body: {} });
        const body = JSON.parse((await readBody(request)) || '{}') as Record<string, unknown>;
        return writeReply(response, { status: 200, body: await command(body) });
      }
      const found = request.method === 'GET' ? await page(pathname) : undefined;
      if (!found) return writeReply(response, { status: 404, body: {} });
      response.writeHead(200, { 'content-type': `${found[0]}; charset=utf-8`, 'cache-control': 'no-store' });
      response.end(found[1]);
    },
  };
}
