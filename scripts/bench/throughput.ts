import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from './bundles.ts';
import { bareWrapper, type Front, localGateway, rawEngine } from './fronts.ts';
import { serveSecret } from './function-environment.ts';
import { median } from './perf.ts';
import { play } from './play-load.ts';

/** What came through, as a share of what the bare engine does in the same minute (PB7). */
export interface Throughput {
  readonly connections: number;
  readonly rawPerSecond: number;
  /** Orders posted through a bare HTTP server around the function ÷ transactions of the engine alone. */
  readonly wrapperShare: number;
  /** The same through the local gateway with function processes that are frozen between requests. */
  readonly gatewayShare: number;
}

const concurrency = [1, 4, 16] as const;
const rounds = 3;
const amounts = { raw: 1_000, wrapper: 300, gateway: 200 } as const;
/** Left out of the count: compiling, and processes that start. */
const warmUp = 80;

/** In turns, each on a fresh engine; the middle of the ratios of each round counts. */
export async function measureThroughput(): Promise<readonly Throughput[]> {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const secrets = await serveSecret();
  try {
    const { file } = bundled('webhooks', folder);
    const fronts = {
      raw: rawEngine,
      wrapper: () => bareWrapper(file, secrets.url),
      gateway: localGateway,
    } as const;
    const found: (Record<keyof typeof fronts, number> & { readonly connections: number })[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const connections of concurrency) {
        const perSecond = { raw: 0, wrapper: 0, gateway: 0 };
        for (const name of ['raw', 'wrapper', 'gateway'] as const) {
          perSecond[name] = await rateOf(fronts[name], connections, amounts[name]);
        }
        found.push({ connections, ...perSecond });
      }
    }
    return concurrency.map((connections) => {
      const those = found.filter((each) => each.connections === connections);
      return {
        connections,
        rawPerSecond: Math.round(median(those.map(({ raw }) => raw)) ?? 0),
        wrapperShare: median(those.map(({ raw, wrapper }) => wrapper / raw)) ?? 0,
        gatewayShare: median(those.map(({ raw, gateway }) => gateway / raw)) ?? 0,
      };
    });
  } finally {
    secrets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rateOf(open: () => Promise<Front>, connections: number, amount: number): Promise<number> {
  const front = await open();
  try {
    await play(front, connections, warmUp);
    return await play(front, connections, amount);
  } finally {
    await front.stop();
  }
}
