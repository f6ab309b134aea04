import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { freshSynthesis } from '../../scripts/fresh.ts';
import type { programmeCommand } from '../../scripts/operator/programme-commands.ts';
import { localTarget } from '../../scripts/operator/target.ts';
import { runCommand } from '../../scripts/operator/terminal.ts';
import { type DemoPerson, owner } from '../../scripts/shop/demo-people.ts';
import { type DemoShop, openDemoShop } from '../../scripts/shop/demo-shop.ts';
import { createDemoProgramme, type LocalShop, startLocalShop } from '../../scripts/shop/local-shop.ts';

export const canary: DemoPerson = { userId: '8099', name: 'Nguyễn Canari Thị Bí Mật', phone: '0987654321' };
export const leaver: DemoPerson = { userId: '8098', name: 'Lê Thị Rời Đi', phone: '0987654322' };
export const zaloKey = 'open-api-key-1';

type Command = typeof programmeCommand;

/** A shop as its operator has it before them, with all that its functions print. */
export interface Ground {
  readonly shop: LocalShop;
  readonly demo: DemoShop;
  /** Gone when the tests are. */
  readonly folder: string;
  /** The one till's, once it was rotated. */
  tillSecret: string;
  printed(): string;
  /** What a command says at a terminal where `answer` is typed to every question. */
  told(command: Command, line: string, answer?: string | null): Promise<{ code: number; text: string }>;
  /** The shop's clock goes forward. */
  later(ms: number): void;
  stop(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  await freshSynthesis();
  let printed = '';
  const log = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  const shop = await startLocalShop({ cdkOut: 'cdk.out', apiPort: 0, dataFolder: null, origins: [], log });
  await createDemoProgramme(shop, owner);
  const demo = await openDemoShop(shop.world);
  return {
    shop,
    demo,
    folder,
    tillSecret: demo.integration.secret,
    printed: () => printed,
    told: async (command, line, answer = null) => {
      const lines: string[] = [];
      const terminal = { say: (text: string) => void lines.push(text), ask: async () => answer };
      const code = await runCommand(terminal, () =>
        command(line.split(' '), terminal, () => localTarget(shop.operator)),
      );
      return { code, text: lines.join('\n') };
    },
    later: (ms) => shop.stack.setClock(new Date(shop.world.nowMs() + ms).toISOString()),
    stop: async () => {
      rmSync(folder, { recursive: true, force: true });
      await shop.stop();
    },
  };
}

/** One paid bill of the canary's, as the till pushes it. */
export const orderOfCanary = ({ shop, demo }: Ground, id: string) => ({
  kind: 'ORDER' as const,
  source_id: id,
  code: id,
  revision: 1,
  business_time: new Date(shop.world.nowMs()).toISOString(),
  branch_ref: demo.branchIds[0] ?? null,
  status: 'COMPLETED' as const,
  paid: true,
  customer: { phone: canary.phone },
  lines: [{ line_id: '1', sku: 'HOA-DON', qty: 1, unit_price: 50_000 }],
  total: 50_000,
});
