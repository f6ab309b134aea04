import type { Contended } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';

const retriesMax = 16;
const backoffMsFirst = 8;
const backoffMsMax = 400;

/**
 * Tries again while the answer is contention, with full jitter, until the deadline. The one place that waits: the SDK
 * retries neither conflicts nor cancelled transactions (evidence 3.2). Answers the contention when patience ends; after
 * the deadline nothing is begun: a process that froze and woke would write what others have given up on (I9).
 */
export async function whileContended<Answer extends { readonly kind: string }>(
  world: World,
  attempt: () => Promise<Answer | Contended>,
): Promise<Answer | Contended> {
  for (let retry = 0; ; retry++) {
    if (world.clock() >= world.deadline) return { kind: 'CONTENDED' };
    const answer = await attempt();
    if (answer.kind !== 'CONTENDED') return answer;
    if (!(await backOff(world, retry))) return { kind: 'CONTENDED' };
  }
}

/** Waits before the next try; false when there is neither a try nor time left. */
export async function backOff(world: World, retry: number): Promise<boolean> {
  if (retry >= retriesMax) return false;
  const ceilingMs = Math.min(backoffMsMax, backoffMsFirst * 2 ** retry);
  const waitMs = Math.ceil((ceilingMs * randomByte(world)) / 255);
  if (world.clock() + waitMs >= world.deadline) return false;
  await world.sleep(waitMs);
  return true;
}

function randomByte(world: World): number {
  return world.randomBytes(1)[0] ?? 0;
}
