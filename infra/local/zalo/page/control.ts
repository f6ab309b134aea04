import type { WebCode, WebState } from '../web-settings.ts';

/** The page's own server: everything that is not inside a phone. */
export async function loadState(): Promise<WebState> {
  return (await (await fetch('/state')).json()) as WebState;
}

export async function loadCodes(): Promise<readonly WebCode[]> {
  return (await (await fetch('/codes')).json()) as readonly WebCode[];
}

export async function command<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
