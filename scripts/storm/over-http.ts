import { randomUUID } from 'node:crypto';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import { issueSession } from '@quaylai/functions/http/session';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { type TestWorld, testWorld } from '../../functions/test/engine.ts';
import { openBareStack } from '../shop/bare-stack.ts';
import { insist } from '../simulate/insist.ts';
import { checkCrowd, insistOn, openCrowd, tallied, type Wanted } from './crowd.ts';
import type { Storm } from './in-process.ts';

/** On the clock of the machine: sessions and deadlines are the functions' own. */
export const atRealTime = (world: TestWorld): TestWorld => ({ ...world, clock: () => instant(Date.now()) });

/** The same through gateway and function processes: at most four of each, the rest waits (decisions 28). */
export async function stormOverHttp(wanted: Wanted, requests: number): Promise<Storm> {
  const { stack, keys, table } = await openBareStack(null);
  try {
    const world = atRealTime({ ...testWorld(connectTable(table)), keys: copied(keys) });
    const crowd = await openCrowd(wanted, world);
    const { shop, members, gift } = crowd;
    const body = JSON.stringify({ rewardId: gift.rewardId, branchId: shop.branches[0].branchId });
    const tokens = await Promise.all(
      members.map(({ claims }) => issueSession([keys.sessionKey], claims, instant(Date.now()))),
    );
    const all = await Promise.all(
      Array.from({ length: requests }, (_, place) => {
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens[place % tokens.length]?.token}`,
          'idempotency-key': randomUUID(),
        };
        return insistOn(async () => {
          const answer = await fetch(`${stack.apiUrl}/v1/me/redemptions`, { method: 'POST', headers, body });
          const { code } = (await answer.json()) as { readonly code?: string };
          return { status: answer.status, code: answer.ok ? undefined : code };
        });
      }),
    );
    const tally = tallied(all);
    const possible = Math.min(requests, wanted.stock ?? requests, wanted.members * wanted.pointsEach);
    insist(tally.answers['201'] === possible, `${JSON.stringify(tally.answers)} instead of ${possible} gifts`);
    await checkCrowd(crowd, wanted, possible);
    return { ...tally, requests };
  } finally {
    await stack.stop();
  }
}

/** The stack's keys, as a test's world holds them. */
export const copied = ({ dataKeys, hashKey, sessionKey, qrKeys, posterKey }: EnvironmentKeys): TestWorld['keys'] => ({
  dataKeys: [new Uint8Array(dataKeys[0])],
  hashKey: new Uint8Array(hashKey),
  sessionKey: new Uint8Array(sessionKey),
  qrKeys: [new Uint8Array(qrKeys[0])],
  posterKey: new Uint8Array(posterKey),
});
