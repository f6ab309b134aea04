import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import { orderKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { transact } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';
import { seal, unseal } from './seal.ts';

/** What arrived from a till and was not posted: it waits for its order, or for a person. Nothing is dropped. */
export interface SetAside {
  /** The order it is about: for a return, the one that it returns from. */
  readonly about: OrderRef;
  readonly outcome: 'PARKED' | 'QUARANTINED';
  readonly reason: string;
  /** Sealed where it is kept: a bill may name a person. */
  readonly body: unknown;
  readonly contentHash: string;
  readonly receivedAt: Instant;
}

const bodyBytesMax = 512 * 1024;
const hashLength = 22;

/** Beside the order, so that an order finds what waited for it by its key, and a resend finds itself. */
const asideFrom = 'ASIDE#';
const asideTo = 'ASIDE#~';
/** One order is hardly ever asked about so often. */
const asidesPerOrderMax = 50;

function asideKey(programme: Programme, { about, contentHash }: Pick<SetAside, 'about' | 'contentHash'>): Key {
  const name = createHash('sha256').update(contentHash).digest('base64url').slice(0, hashLength);
  return { pk: orderKey(programme, about).pk, sk: `${asideFrom}${name}` };
}

/** Keeps it for ever, once however often it comes. Problems: BUSY. */
export async function setAside(
  registry: Registry,
  programme: Programme,
  aside: SetAside,
): Promise<Result<null, Problem<'BUSY'>>> {
  const key = asideKey(programme, aside);
  const packed = deflateRawSync(JSON.stringify(aside.body));
  const item: Item = {
    ...key,
    os: aside.about.source,
    oi: aside.about.orderId,
    o: aside.outcome,
    r: aside.reason,
    b: seal(registry, registry.keys.dataKey, `${key.pk}|${key.sk}`, packed),
    h: aside.contentHash,
    at: aside.receivedAt,
  };
  const outcome = await transact(registry, { put: item, when: 'attribute_not_exists(pk)' }, []);
  return outcome.kind === 'DONE' || outcome.kind === 'REPEATED' ? ok(null) : refuse({ code: 'BUSY' });
}

/** What waits beside an order, oldest first. */
export async function asidesOf(
  registry: Registry,
  programme: Programme,
  about: OrderRef,
): Promise<readonly SetAside[]> {
  const { pk } = orderKey(programme, about);
  const { items } = await registry.table.query({
    pk,
    from: asideFrom,
    to: asideTo,
    limit: asidesPerOrderMax,
    consistent: true,
  });
  return items.map((item) => readAside(registry, item)).sort((a, b) => a.receivedAt - b.receivedAt);
}

function readAside({ keys }: Registry, item: Item): SetAside {
  const packed = unseal(keys.dataKey, `${item.pk}|${item.sk}`, item['b'] as Uint8Array);
  return {
    about: { source: item['os'] as string, orderId: item['oi'] as string },
    outcome: item['o'] as SetAside['outcome'],
    reason: item['r'] as string,
    body: JSON.parse(inflateRawSync(packed, { maxOutputLength: bodyBytesMax }).toString()),
    contentHash: item['h'] as string,
    receivedAt: item['at'] as Instant,
  };
}
