import type { FunctionDefinition } from './deployment.ts';
import { createFunctionPool, type FunctionPool, type PoolSettings } from './function-pool.ts';
import { isCalled } from './resource-names.ts';
import type { Outcome } from './sandbox.ts';

/** Every deployed function, by name. */
export interface Functions {
  /** @param name the function's name, its logical id, or how that begins or ends. */
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
    const exact = byName.get(name);
    if (exact) return exact;
    const [only, ...others] = pools.filter(({ definition }) => isCalled(definition, name));
    if (!only || others.length > 0) throw new Error(`${only ? 'several' : 'no'} functions are called ${name}`);
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
