import { randomBytes } from 'node:crypto';
import { type Phone, parsePhone } from '@quaylai/shared/words/phone';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { commit } from '../src/ledger/commit.ts';
import { integrationHeader, signatureHeader, signPush } from '../src/pos/order-push.ts';
import { planIntegration } from '../src/records/integrations.ts';
import type { PushReply } from '../src/routes/webhooks/push.ts';
import type { Service } from './caller.ts';
import { must, type Shop } from './shop.ts';

/** A till connected to a shop: pushes through the whole function, signature and all. */
export async function connectTill({ world, programme }: Shop, service: Service) {
  const { integrationId, secrets } = must(await commit(world, () => planIntegration(world, programme, 'Máy bán hàng')));
  return async function push(changes: Record<string, unknown>): Promise<PushReply & { readonly status: number }> {
    const total = changes['total'] ?? 350_000;
    const body = JSON.stringify({
      kind: 'ORDER',
      source_id: `HD-${randomBytes(4).toString('hex')}`,
      revision: 1,
      business_time: formatInstant(world.clock()),
      status: 'COMPLETED',
      paid: true,
      lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: total }],
      total,
      ...changes,
    });
    const signed = signPush(Buffer.from(body), secrets[0] ?? '', world.clock());
    const headers = { [integrationHeader]: integrationId, [signatureHeader]: signed };
    const { status, reply } = await service.ask(null, 'POST /v1/orders', { body, headers });
    return { status, ...reply };
  };
}
export type PushFromTill = Awaited<ReturnType<typeof connectTill>>;

export function phoneOf(text: string): Phone {
  const phone = parsePhone(text);
  if (phone === null) throw new Error(`not a phone: ${text}`);
  return phone;
}
