import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { integrationHeader, signatureAgeMsMax, signatureHeader, signPush } from '../../src/pos/order-push.ts';
import type { IntegrationWithSecrets } from '../../src/records/integrations.ts';
import { signLikeZalo, zaloSignatureHeader } from '../../src/zalo/event-signature.ts';

interface Tills {
  readonly mine: IntegrationWithSecrets;
  readonly foreign: IntegrationWithSecrets;
}

/** Every way of pretending to be a till or Zalo, as headers over this body. All of them must be refused with 401. */
export function forgedPushes(
  { mine, foreign }: Tills,
  body: string,
  now: Instant,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const bytes = Buffer.from(body);
  const [own = ''] = mine.secrets;
  const [others = ''] = foreign.secrets;
  const signed = (id: string, signature: string) => ({ [integrationHeader]: id, [signatureHeader]: signature });
  // Over HTTP seconds pass until it is judged; the border itself is tested where the clock stands.
  const late = signatureAgeMsMax + 60_000;
  return {
    'no signature': {},
    'a till that is none': signed('khong-co', signPush(bytes, own, now)),
    'no till named': { [signatureHeader]: signPush(bytes, own, now) },
    'a signature that is none': signed(mine.integrationId, 't=1,v1=00'),
    'another till’s secret': signed(mine.integrationId, signPush(bytes, others, now)),
    'other bytes': signed(mine.integrationId, signPush(Buffer.from(`${body} `), own, now)),
    'six minutes old': signed(mine.integrationId, signPush(bytes, own, instant(now - late))),
    'six minutes ahead': signed(mine.integrationId, signPush(bytes, own, instant(now + late))),
    'Zalo’s kind with a till’s secret': { [zaloSignatureHeader]: signLikeZalo({}, own) },
    'Zalo’s kind with an empty key': { [zaloSignatureHeader]: signLikeZalo({}, '') },
  };
}
