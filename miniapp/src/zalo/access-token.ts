import { getAccessToken } from 'zmp-sdk/apis';
import { refused, type ZaloAnswer } from './answer.ts';
import { ask, machineMsMax } from './ask.ts';

/** The person's Zalo access token. Needs no consent since SDK 2.35; the server alone turns it into a person. */
export async function accessToken(): Promise<ZaloAnswer<string>> {
  const answer = await ask(() => getAccessToken(), machineMsMax);
  return answer.ok && answer.value === '' ? refused('outside-zalo') : answer;
}
