import { followShard, type ShardFollower, type ShardSettings } from './shard-follower.ts';
import { shardsOf } from './shards.ts';
import { createWake } from './wake.ts';

/** Carries the records of one table's stream to one function, in order within each shard. */
export interface StreamPump {
  /** Something was written, perhaps: look now. */
  wake(): void;
  /** Ends when a read that began after this call found every shard empty. */
  drained(): Promise<void>;
  /** Ends when nothing is being delivered any more. */
  stop(): Promise<void>;
}

export interface StreamSettings extends ShardSettings {
  tableName: string;
}

const shardLookMs = 5_000;

export function startStreamPump(settings: StreamSettings): StreamPump {
  const followers = new Map<string, ShardFollower>();
  let stopped = false;
  const watcherWake = createWake();

  async function watch(): Promise<void> {
    while (!stopped) {
      try {
        await findShards();
      } catch (error) {
        settings.onLog(`stream of ${settings.tableName}: ${(error as Error).message}`);
      }
      if (!stopped) await watcherWake.pause(shardLookMs);
    }
  }

  async function findShards(): Promise<void> {
    for (const shard of await shardsOf(settings.call, settings.tableName)) {
      if (!followers.has(shard.shardId) && !stopped) followers.set(shard.shardId, followShard(settings, shard));
    }
  }

  const found = watch();
  return {
    wake: () => {
      for (const follower of followers.values()) follower.wake();
    },
    drained: async () => {
      if (followers.size === 0) await findShards();
      await Promise.all([...followers.values()].map((follower) => follower.drained()));
    },
    stop: async () => {
      stopped = true;
      watcherWake.now();
      await found;
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
    },
  };
}
