import { randomBytes } from 'node:crypto';
import { webhookRoutes } from '@quaylai/shared/api/webhook-routes';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { noUnits } from '../../../src/cloud/tally.ts';
import { assemble, type Built } from '../../../src/http/context.ts';
import { serve } from '../../../src/http/serve.ts';
import type { Inbox } from '../../../src/inbox/message.ts';
import { commit } from '../../../src/ledger/commit.ts';
import type { Programme } from '../../../src/ledger/programme.ts';
import { signPush } from '../../../src/pos/order-push.ts';
import { provePush } from '../../../src/pos/prove-push.ts';
import { planIntegration } from '../../../src/records/integrations.ts';
import { planPublication } from '../../../src/records/rule-versions.ts';
import { webhookHandlers } from '../../../src/routes/webhooks/handlers.ts';
import type { PushReply } from '../../../src/routes/webhooks/push.ts';
import { directGraph } from '../../../src/zalo/graph.ts';
import { type TestWorld, testProgramme } from '../../engine.ts';
import { eventFor, invocation } from '../../events.ts';
import { picturesInMemory } from '../../pictures.ts';
import { watchedJournal } from '../../watched-journal.ts';

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
export async function openTill(world: TestWorld) {
  const { clock } = world;
  const programme = testProgramme();
  await publish(world, programme, defaultRules, 0);
  const connected = await commit(world, () => planIntegration(world, programme, 'Máy bán hàng'));
  if (!connected.ok) throw new Error(connected.problem.code);
  const { integrationId: integration, secrets } = connected.value;
  const bugs: unknown[] = [];
  const journal = watchedJournal({ request: () => undefined, bug: (error) => bugs.push(error) });
  const handler = serve<typeof webhookRoutes, Built & { readonly inbox: Inbox }>({
    routes: webhookRoutes,
    handlers: webhookHandlers,
    prove: provePush,
    serving: {
      clock,
      origins: [],
      journal,
      spent: () => noUnits,
    },
    build: async () => ({
      ...assemble(world.table, world.keys, directGraph('http://127.0.0.1:9'), clock, picturesInMemory()),
      inbox: { send: async () => undefined },
    }),
  });
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const signed = signPush(Buffer.from(body), secrets[0] ?? '', clock());
    const event = eventFor('POST /v1/orders', {
      body,
      headers: { 'x-loyalty-integration': integration, 'x-loyalty-signature': signed, ...headers },
    });
    const reply = await handler(event, invocation);
    journal.look(event, reply);
    if (bugs.length > 0) throw bugs[0];
    return {
      status: reply.statusCode,
      replayed: reply.headers['idempotent-replay'] === 'true',
      ...JSON.parse(reply.body),
    };
  };
  const push = (changes: Record<string, unknown> = {}): Promise<PushReply & { status: number; replayed: boolean }> =>
    send(JSON.stringify(sale(changes)));
  return { programme, integration, send, push };
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
