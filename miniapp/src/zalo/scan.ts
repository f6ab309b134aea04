import { scanQRCode } from 'zmp-sdk/apis';
import { answered, problemOf, refused, type ZaloAnswer, type ZaloProblem } from './answer.ts';
import { ask, personMsMax } from './ask.ts';

// Zalo hands the phone's own code through when the camera is closed, and it differs between systems.
const closedCodes = new Set([-1, -10, -101, -201, -2002]);

function tell(thrown: unknown): ZaloProblem {
  const code = (thrown as { code?: number } | null)?.code;
  return code !== undefined && closedCodes.has(code) ? 'cancelled' : problemOf(thrown);
}

/** Opens Zalo's scanner; answers the raw text of the code. Problems: cancelled, forbidden, unsupported, timeout, … */
export async function scan(): Promise<ZaloAnswer<string>> {
  const answer = await ask(() => scanQRCode({}), personMsMax, tell);
  if (!answer.ok) return answer;
  const text = answer.value.content.trim();
  return text ? answered(text) : refused('cancelled');
}
