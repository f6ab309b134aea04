import { randomBytes } from 'node:crypto';
import { webhookRoutes } from '@quaylai/shared/api/webhook-routes';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { IntegrationId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { serve } from '../../../src/http/serve.ts';
import { commit } from '../../../src/ledger/commit.ts';
import type { Programme } from '../../../src/ledger/programme.ts';
import { signPush } from '../../../src/pos/order-push.ts';
import { type PushProof, provePush } from '../../../src/pos/prove-push.ts';
import { planPublication } from '../../../src/records/rule-versions.ts';
import type { PushReply } from '../../../src/routes/webhooks/push.ts';
import type { PushContext } from '../../../src/routes/webhooks/push-context.ts';
import { pushOrder } from '../../../src/routes/webhooks/push-order.ts';
import { type TestWorld, testProgramme } from '../../engine.ts';
import { eventFor, invocation } from '../../events.ts';

export const integration = 'till-1' as IntegrationId;
const secret = 'the-secret-of-the-till';

/** Publishes rules now, or from a time on. */
export async function publish(
  world: TestWorld,
  programme: Programme,
  document: RuleDocument,
  basedOn: number,
  effectiveFrom: Instant | null = null,
): Promise<void> {
  const publication = { document, author: 'Thu', reason: 'thử', effectiveFrom, basedOn, rollsBackTo: null };
  const published = await commit(world, () => planPublication(world, programme, publication));
  if (!published.ok) throw new Error(published.problem.code);
}

/** A programme with K0's rules and one till whose pushes go through the whole function, signature and all. */
export async function openTill(world: TestWorld, clock = () => world.clock()) {
  const programme = testProgramme();
  await publish(world, programme, defaultRules, 0);
  const bugs: unknown[] = [];
  const handler = serve<typeof webhookRoutes, PushContext & PushProof>({
    routes: webhookRoutes,
    handlers: { 'POST /v1/orders': pushOrder },
    prove: provePush,
    serving: { clock, origins: [], journal: { request: () => undefined, bug: (error) => bugs.push(error) } },
    build: async () => ({
      ...world,
      clock,
      findSigning: async (claimed) => (claimed === integration ? { programme, integration, secrets: [secret] } : null),
    }),
  });
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const signed = signPush(Buffer.from(body), secret, clock());
    const event = eventFor('POST /v1/orders', {
      body,
      headers: { 'x-loyalty-integration': integration, 'x-loyalty-signature': signed, ...headers },
    });
    const reply = await handler(event, invocation);
    if (bugs.length > 0) throw bugs[0];
    return {
      status: reply.statusCode,
      replayed: reply.headers['idempotent-replay'] === 'true',
      ...JSON.parse(reply.body),
    };
  };
  const push = (changes: Record<string, unknown> = {}): Promise<PushReply & { status: number; replayed: boolean }> =>
    send(JSON.stringify(sale(changes)));
  return { programme, send, push };
}

export const newPhone = () => `09${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`;

/** A paid sale of 350.000đ by a customer with a phone, at nine in the morning. */
export function sale(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const total = changes['total'] ?? 350_000;
  return {
    kind: 'ORDER',
    source_id: `HD-${randomBytes(4).toString('hex')}`,
    revision: 1,
    business_time: '2026-11-21T09:00:00',
    status: 'COMPLETED',
    paid: true,
    customer: { phone: newPhone() },
    lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: total }],
    total,
    ...changes,
  };
}
