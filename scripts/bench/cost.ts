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

export function usdPerTenThousandMembers(usd: {
  readonly earn: number;
  readonly redeem: number;
  readonly home: number;
}) {
  const { earns, redemptions, homes } = monthOfMember;
  return ((earns * usd.earn + redemptions * usd.redeem + homes * usd.home) * 10_000) / million;
}
