import type { CloudWorld, Scope, ZaloPerson } from './cloud-world.ts';

/** Where the cloud keeps people and what they agreed to between two runs; a file, usually. */
export interface CloudMemory {
  load(): string | undefined;
  save(text: string): void;
}

interface Kept {
  readonly people: readonly ZaloPerson[];
  readonly scopes: Readonly<Record<string, readonly Scope[]>>;
  readonly reachable: readonly string[];
}

export function remember(world: CloudWorld, memory: CloudMemory): void {
  const kept: Kept = {
    people: [...world.people.values()],
    scopes: Object.fromEntries([...world.scopes].map(([key, scopes]) => [key, [...scopes]])),
    reachable: [...world.reachable],
  };
  memory.save(JSON.stringify(kept));
}

export function recall(world: CloudWorld, memory: CloudMemory): void {
  const text = memory.load();
  if (!text) return;
  const kept = JSON.parse(text) as Kept;
  for (const person of kept.people) world.people.set(person.userId, person);
  for (const [key, scopes] of Object.entries(kept.scopes)) world.scopes.set(key, new Set(scopes));
  for (const key of kept.reachable) world.reachable.add(key);
}
