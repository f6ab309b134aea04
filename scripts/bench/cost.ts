import { prices } from './prices.ts';
import type { Cost } from './trace.ts';

const million = 1_000_000;
const bytesPerGb = 1e9;

/** What a million of one operation costs at list price, US dollars (PB11). */
export function usdPerMillion({ writeUnits, readUnits }: Cost, asyncUnits: number, logBytes: number): number {
  const { perMillion: price, lambdaPerGbSecond, logPerGb, assumed } = prices;
  const compute = assumed.lambdaGb * assumed.lambdaSeconds * lambdaPerGbSecond * million;
  return (
    price.httpApiRequests +
    price.lambdaRequests +
    compute +
    (writeUnits + asyncUnits) * price.writeUnits +
    readUnits * price.readUnits +
    (logBytes * million * logPerGb) / bytesPerGb
  );
}

/** What a member does in a month (performance 1.5). */
export const monthOfMember = { earns: 4, redemptions: 0.5, homes: 10 } as const;

/** How long a visit looks at one screen, and how often the screen asks meanwhile (ADR 0108). */
const visit = { seconds: 30, secondsBetweenQuestions: 1.5 } as const;

export function usdPerTenThousandMembers(usd: {
  readonly earn: number;
  readonly redeem: number;
  readonly home: number;
}) {
  const { earns, redemptions, homes } = monthOfMember;
  return ((earns * usd.earn + redemptions * usd.redeem + homes * usd.home) * 10_000) / million;
}

/** What screens that ask again while they are looked at add to a month of 10,000 members, home standing for all of them. */
export function usdOfAsking(usdPerMillionHomes: number): number {
  const questions = monthOfMember.homes * (visit.seconds / visit.secondsBetweenQuestions);
  return (questions * usdPerMillionHomes * 10_000) / million;
}
