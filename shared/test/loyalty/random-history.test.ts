import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import type { Posting } from '../../src/loyalty/posting.ts';
import { settle } from '../../src/loyalty/settle.ts';
import { instant } from '../../src/words/vietnam-time.ts';
import { checkInvariants, Life, operationsSimulated } from './life.ts';
import { step } from './life-steps.ts';
import { proving } from './proving.ts';

afterAll(() => console.info(`${operationsSimulated()} operations simulated`));

/** What each lot was when it was made, and what of it expired, up to now. */
function lotsOf({ entries, account, now }: Life) {
  const made = new Map<string, number>();
  const expired = new Map<string, number>();
  const add = (lots: Map<string, number>, lot: string, points: number) => lots.set(lot, (lots.get(lot) ?? 0) + points);
  const last = { seq: account.version + 1, postings: settle(account, now) };
  for (const { seq, postings } of [...entries, last]) {
    for (const [place, posting] of postings.entries()) {
      if ('availableAt' in posting) made.set(`${seq}.${place}`, posting.points);
      if (posting.kind === 'EXPIRE') add(expired, posting.lot, posting.points);
      if (posting.kind === 'MERGE_IN') for (const part of posting.parts) add(made, part.lot, part.points);
      if (posting.kind === 'RESTORE' || posting.kind === 'RELEASE' || posting.kind === 'ADJUST') {
        // Points whose lot is past its day, and those of a correction, come as a lot named by this entry.
        const fresh = posting.parts.filter((part) => part.points > 0 && part.lot === `${seq}.${place}`);
        for (const part of fresh) add(made, part.lot, part.points);
      }
    }
  }
  return { made, expired };
}

// As long as allowed, or the library's own taste for short arrays would leave most lives hardly begun.
const steps = (maxLength: number) => fc.array(step, { minLength: 1, maxLength, size: 'max' });

const proofMsMax = 60_000;

describe('any history of bills, holds, rewards, corrections, merges, clock moves, jobs and new rules', () => {
  it('I1 I2 I3 I4 I5 I7 · keeps every bucket whole after each step, and replays to the stored account', {
    timeout: proofMsMax,
  }, () => {
    proving(
      fc.property(steps(50), (taken) => {
        const life = new Life();
        for (const take of taken) {
          take(life);
          checkInvariants(life);
        }
      }),
      600,
    );
  });

  it('X06 · a job after every step changes no balance at any later moment', { timeout: proofMsMax }, () => {
    proving(
      fc.property(steps(30), fc.nat(60 * 24 * 90), (taken, minutes) => {
        const life = new Life();
        for (const take of taken) take(life);
        const later = instant(life.now + minutes * 60_000);
        const swept = evolve(life.account, life.account.version + 1, settle(life.account, life.now), {});
        expect(bucketsAt(swept, later)).toEqual(bucketsAt(life.account, later));
      }),
      300,
    );
  });

  it('I6 · no lot expires more than it ever was', { timeout: proofMsMax }, () => {
    proving(
      fc.property(steps(50), (taken) => {
        const life = new Life();
        for (const take of taken) take(life);
        const { made, expired } = lotsOf(life);
        for (const [lot, gone] of expired) expect(gone).toBeLessThanOrEqual(made.get(lot) ?? 0);
      }),
      300,
    );
  });

  it('points are conserved: what ever came, less what was taken, is held, pending, spent, expired or repaid', {
    timeout: proofMsMax,
  }, () => {
    proving(
      fc.property(steps(50), (taken) => {
        const life = new Life();
        for (const take of taken) take(life);
        const postings = [...life.entries.flatMap((entry) => entry.postings), ...settle(life.account, life.now)];
        const sum = (kind: Posting['kind']) =>
          postings.reduce(
            (total, posting) => total + (posting.kind === kind && 'points' in posting ? posting.points : 0),
            0,
          );
        const broughtIn = postings.reduce((total, each) => total + (each.kind === 'MERGE_IN' ? each.earned : 0), 0);
        const { available, pending, held, debt } = bucketsAt(life.account, life.now);
        const { lifetimeEarned, lifetimeSpent } = life.account;
        const came = sum('EARN') + sum('BONUS') + sum('IMPORT') + sum('ADJUST') + broughtIn;
        expect(lifetimeEarned).toBe(came - sum('CLAWBACK'));
        const expired = sum('EXPIRE') + life.expiredElsewhere;
        expect(available + pending + held + lifetimeSpent + expired - debt).toBe(lifetimeEarned);
      }),
      300,
    );
  });
});
