import { freshKey, serviceOf } from '../../functions/test/caller.ts';
import { insist } from '../simulate/insist.ts';
import { type Crowd, checkCrowd, insistOn, openCrowd, type Tally, tallied, type Wanted } from './crowd.ts';

export interface Storm extends Tally {
  readonly requests: number;
}

/** So many redemptions at once through the production functions in this process, on a real engine. */
export async function storm(wanted: Wanted, requests: number): Promise<Storm> {
  const crowd = await openCrowd(wanted);
  const tally = tallied(await askAll(crowd, requests));
  const possible = Math.min(requests, wanted.stock ?? requests, wanted.members * wanted.pointsEach);
  insist(tally.answers['201'] === possible, `${JSON.stringify(tally.answers)} instead of ${possible} gifts`);
  const held = await checkCrowd(crowd, wanted, possible);
  insist(held === possible, `Q2 · ${possible} gifts were promised, ${held} points are held`);
  return { ...tally, requests };
}

function askAll({ world, shop, members, gift }: Crowd, requests: number) {
  const service = serviceOf(world);
  const body = { rewardId: gift.rewardId, branchId: shop.branches[0].branchId };
  return Promise.all(
    Array.from({ length: requests }, (_, place) => {
      const member = members[place % members.length];
      insist(member !== undefined, 'nobody in the crowd');
      const asked = { key: freshKey(), body };
      return insistOn(async () => {
        const { status, problem } = await service.ask(member.claims, 'POST /v1/me/redemptions', asked);
        if (status >= 500) throw service.bugs.at(-1);
        return { status, code: status < 300 ? undefined : problem.code };
      });
    }),
  );
}
