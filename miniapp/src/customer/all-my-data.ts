import { call } from '../api/api.ts';
import type { Call, Replied } from '../api/client.ts';
import type { Answer } from '../api/failure.ts';

type Page = Replied<'GET /v1/me/data'>;

export interface AllMyData {
  readonly personal: Page['personal'];
  readonly entries: Page['entries'];
  readonly redemptions: Page['redemptions'];
}

/** A book longer than this is handed over by the shop. */
export const pagesMax = 400;

/** Everything the programme keeps of this person, read page by page until there is no next one. */
export async function allMyData(ask: Call = call): Promise<Answer<AllMyData>> {
  let personal: Page['personal'] = null;
  const entries: Page['entries'] = [];
  const redemptions: Page['redemptions'] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < pagesMax; pages++) {
    const answer = await ask('GET /v1/me/data', { query: { limit: '50', cursor } });
    if (!answer.ok) return answer;
    personal ??= answer.value.personal;
    entries.push(...answer.value.entries);
    redemptions.push(...answer.value.redemptions);
    if (answer.value.next === null) break;
    cursor = answer.value.next;
  }
  return { ok: true, value: { personal, entries, redemptions } };
}
