import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next answers of the pretended Graph are. */
export type Mood = 'WELL' | 'OUTSIDE_VIETNAM' | 'BROKEN' | 'SLOW' | 'NO_JSON' | 'ELSEWHERE';

export interface FakeGraph {
  readonly url: string;
  readonly appSecret: string;
  mood: Mood;
  /** A token that `me` accepts for this person. */
  tokenFor(userId: string): string;
  /** A one-time code that `me/info` exchanges for this number ("84901234567"). */
  codeFor(number: string): string;
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** A small Zalo Graph on loopback: proofs checked, codes spent once, failures on demand (zalo-platform.md 4.1). */
export async function startFakeGraph(appSecret: string): Promise<FakeGraph> {
  const people = new Map<string, string>();
  const codes = new Map<string, string>();
  const seen: string[] = [];
  const moods: { now: Mood } = { now: 'WELL' };
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (moods.now === 'SLOW') return;
    if (moods.now === 'ELSEWHERE') {
      // Whoever follows is told what they like to hear.
      if (request.url === '/elsewhere')
        response.end(JSON.stringify({ error: 0, id: 'an', data: { number: '84901234567' } }));
      else response.writeHead(302, { location: '/elsewhere' }).end();
      return;
    }
    response.writeHead(moods.now === 'BROKEN' ? 503 : 200, { 'content-type': 'application/json' });
    response.end(moods.now === 'NO_JSON' ? '<html>' : JSON.stringify(answer(request)));
  });

  function answer({ url, headers }: IncomingMessage): object {
    if (moods.now === 'OUTSIDE_VIETNAM') return { error: -501, message: 'Personal information is limited' };
    const token = String(headers['access_token']);
    const userId = people.get(token);
    if (userId === undefined) return { error: 452, message: 'Session key invalid' };
    if (url === '/v2.0/me?fields=id') {
      const proof = createHmac('sha256', appSecret).update(token).digest('hex');
      return headers['appsecret_proof'] === proof ? { id: userId, error: 0 } : { error: -242, message: 'proof' };
    }
    if (headers['secret_key'] !== appSecret) return { error: -242, message: 'secret' };
    const code = String(headers['code']);
    const number = codes.get(code);
    codes.delete(code);
    return number === undefined ? { error: -201, message: 'Code is invalid' } : { error: 0, data: { number } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    appSecret,
    get mood() {
      return moods.now;
    },
    set mood(mood) {
      moods.now = mood;
    },
    seen,
    tokenFor(userId) {
      const token = `token-${userId}-${people.size}`;
      people.set(token, userId);
      return token;
    },
    codeFor(number) {
      const code = `code-${codes.size}-${number.length}-${seen.length}`;
      codes.set(code, number);
      return code;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
