/** One thing that must be so of an API that has just been deployed. */
export interface SmokeCheck {
  readonly says: string;
  readonly passed: boolean;
  readonly saw: string;
}

const answerMsMax = 10_000;

/** Four requests that change nothing: gateway, functions, table, CORS and refusals as they should be. */
export async function smokeTest(apiUrl: string, origin = 'https://h5.zdn.vn'): Promise<readonly SmokeCheck[]> {
  const base = apiUrl.replace(/\/$/, '');
  const ask = async (says: string, path: string, wanted: number, init: RequestInit = {}, header?: [string, string]) => {
    try {
      const reply = await fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(answerMsMax) });
      const seen = header === undefined ? null : reply.headers.get(header[0]);
      const passed = reply.status === wanted && (header === undefined || seen === header[1]);
      return { says, passed, saw: header === undefined ? `${reply.status}` : `${reply.status}, ${header[0]}: ${seen}` };
    } catch (error) {
      return { says, passed: false, saw: error instanceof Error ? error.message : 'no answer' };
    }
  };
  const cors: [string, string] = ['access-control-allow-origin', origin];
  return Promise.all([
    ask('GET /health reads the table', '/health', 200),
    ask('the Mini App may call', '/v1/me', 204, { method: 'OPTIONS', headers: { origin } }, cors),
    ask('nobody is let in without a session', '/v1/me', 401),
    ask('a till without a signature is refused', '/v1/orders', 401, { method: 'POST', body: '{}' }),
  ]);
}
