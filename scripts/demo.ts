import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { play, type Stage } from './demo/play.ts';
import { auditMember, type MemberFacts, printReport } from './demo/report.ts';
import { readSales } from './demo/sales.ts';
import { seeded } from './demo/seeded.ts';
import { tell } from './demo/story.ts';
import { freshSynthesis } from './fresh.ts';
import type { Api } from './shop/api.ts';
import { type DemoPerson, manager, owner } from './shop/demo-people.ts';
import { type DemoShop, join, openDemoShop, signIn } from './shop/demo-shop.ts';
import { createDemoProgramme, type LocalShop, startLocalShop } from './shop/local-shop.ts';

/** `npm run demo [-- --invoices N] [-- --seed S]`: a real shop's sales through the signed order push, then an audit. */
const { values } = parseArgs({ options: { invoices: { type: 'string' }, seed: { type: 'string' } } });
const invoices = Number(values.invoices ?? 2000);
const seed = Number(values.seed ?? randomInt(2 ** 31));
/** A session lasts 30 minutes of the shop's clock. */
const sessionMsMax = 20 * 60 * 1000;
const auditLanes = 4;

console.log(`seed ${seed}`);
await freshSynthesis();
const sales = readSales(invoices);
const shop = await startLocalShop({ cdkOut: 'cdk.out', apiPort: 0, dataFolder: null, origins: [], log: null });
let differences: number;
try {
  shop.stack.setClock(sales[0]?.businessTime ?? null);
  await createDemoProgramme(shop, owner);
  const stage = stageOf(shop, await openDemoShop(shop.world));
  const startedMs = performance.now();
  const scenes = tell(sales, seeded(seed));
  const step = Math.ceil(scenes.length / 10);
  const tally = await play(scenes, stage, (played) => {
    if (played % step === 0) console.log(`${Math.round((played / scenes.length) * 100)} %`);
  });
  const seconds = (performance.now() - startedMs) / 1000;
  await shop.stack.settled();
  console.log(
    `played ${invoices} invoices in ${seconds.toFixed(1)} s, ${(tally.pushes / seconds).toFixed(0)} pushes a second`,
  );
  differences = printReport(
    await auditAll(await signIn(shop.world, owner), [...tally.members.values()]),
    tally,
    sales.length,
  );
} catch (error) {
  // Metrics lines say nothing about what went wrong.
  const lines = shop.stack.recentLog().filter((line) => !line.includes('"_aws"'));
  console.error(lines.slice(-10).join('\n'));
  throw error;
} finally {
  await shop.stop();
}
process.exit(differences === 0 ? 0 : 1);

function stageOf({ world, stack }: LocalShop, { branchIds, integration }: DemoShop): Stage {
  const people = new Map<string, DemoPerson>();
  let staff: { readonly api: Api; readonly untilMs: number } | undefined;
  return {
    apiUrl: world.apiUrl,
    integration,
    branchId: branchIds[0] ?? '',
    setClock: async (iso) => stack.setClock(iso),
    staff: async () => {
      if (staff === undefined || staff.untilMs < world.nowMs()) {
        staff = { api: await signIn(world, manager), untilMs: world.nowMs() + sessionMsMax };
      }
      return staff.api;
    },
    join: async (phone) => {
      const person = { userId: `3${phone}`, name: `Khách ${phone.slice(-5)}`, phone };
      people.set(phone, person);
      return join(world, person);
    },
    signIn: async (phone) => {
      const person = people.get(phone);
      if (person === undefined) throw new Error(`${phone} has not joined`);
      return signIn(world, person);
    },
  };
}

async function auditAll(asOwner: Api, memberIds: readonly string[]): Promise<MemberFacts[]> {
  const waiting = [...memberIds];
  const facts: MemberFacts[] = [];
  const lane = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) facts.push(await auditMember(asOwner, id));
  };
  await Promise.all(Array.from({ length: auditLanes }, lane));
  return facts;
}
