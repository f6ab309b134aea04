import type { FunctionDefinition } from './deployment.ts';
import { createFunctionPool, type FunctionPool, type PoolSettings } from './function-pool.ts';
import type { Outcome } from './sandbox.ts';

/** Every deployed function, by name. */
export interface Functions {
  /** @param name the function's name, its logical id, or the start of one. */
  invoke(name: string, event: unknown): Promise<Outcome>;
  busy(): number;
  /** Invocations that ended since the start; unchanged means that nothing happened in between. */
  finished(): number;
  recycle(): void;
  close(): void;
}

export function createFunctions(
  definitions: readonly FunctionDefinition[],
  environmentOf: (definition: FunctionDefinition) => Record<string, string>,
  settings: Omit<PoolSettings, 'environment' | 'onFinished'> & { onFinished: () => void },
): Functions {
  let finished = 0;
  const onFinished = () => {
    finished += 1;
    settings.onFinished();
  };
  const pools = definitions.map((definition) =>
    createFunctionPool(definition, { ...settings, environment: environmentOf(definition), onFinished }),
  );
  const byName = new Map(pools.map((pool) => [pool.definition.name, pool]));

  function find(name: string): FunctionPool {
    const exact = byName.get(name) ?? pools.find(({ definition }) => definition.logicalId === name);
    if (exact) return exact;
    const near = pools.filter(({ definition }) => definition.logicalId.startsWith(name));
    // CDK ends a logical id with eight hexadecimal digits; without them the construct's own id is left.
    const own = near.filter(({ definition }) => /^[0-9A-F]{8}$/.test(definition.logicalId.slice(name.length)));
    const [only, ...others] = own.length > 0 ? own : near;
    if (!only || others.length > 0) throw new Error(`${near.length} functions are called ${name}`);
    return only;
  }

  return {
    invoke: async (name, event) => find(name).invoke(event),
    busy: () => pools.reduce((sum, pool) => sum + pool.busy(), 0),
    finished: () => finished,
    recycle: () => {
      for (const pool of pools) pool.recycle();
    },
    close: () => {
      for (const pool of pools) pool.close();
    },
  };
}
