import { randomBytes } from 'node:crypto';
import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Table } from '@quaylai/functions/cloud/table';
import { integrationHeader, signatureHeader, signPush } from '@quaylai/functions/pos/order-push';
import { personHash } from '@quaylai/functions/records/hashes';
import { enrol } from '@quaylai/functions/records/members';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { TierId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { must, openShops, type Shop } from '../simulate/stage.ts';

/** A shop with so many members that each buys a few times, as people do; on the clock of the machine. */
export async function openCrowdShop(table: Table, keys: EnvironmentKeys, size: number): Promise<Shop> {
  const [shop] = await openShops(table, instant(Date.now()), keys, defaultRules);
  if (shop === undefined) throw new Error('no shop');
  const world = {
    table,
    keys,
    clock: () => instant(Date.now()),
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    sleep: () => Promise.resolve(),
    deadline: instant(Number.MAX_SAFE_INTEGER),
  };
  const { programme } = shop;
  const members: Shop['members'][number][] = [];
  for (let each = 0; each < size; each++) {
    const zaloId = `crowd-${each}`;
    const newcomer = { by: { kind: 'ZALO', zaloId }, name: 'Đặng Văn Hải', lowestTier: 'dong' as TierId } as const;
    const { member } = must(await enrol(world, programme, newcomer));
    members.push({ member, person: personHash(world, programme, zaloId) });
  }
  return { ...shop, members };
}

/** What a till sends. */
export interface SignedSale {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let sales = 0;

/** A till's orders, each of the next member and no two the same. A signature lives five minutes. */
export function signedSales({ members, branches, till, tillSecret }: Shop, count: number): readonly SignedSale[] {
  const now = instant(Date.now());
  return Array.from({ length: count }, (_, place) => {
    sales += 1;
    const body = JSON.stringify({
      kind: 'ORDER',
      source_id: `BENCH${sales}`,
      revision: 1,
      branch_ref: branches[0],
      business_time: new Date(now).toISOString(),
      status: 'COMPLETED',
      paid: true,
      customer: { member_id: members[place % members.length]?.member },
      lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: 20_000 }],
      total: 20_000,
    });
    const signature = signPush(Buffer.from(body), tillSecret, now);
    return { body, headers: { [integrationHeader]: till, [signatureHeader]: signature } };
  });
}
