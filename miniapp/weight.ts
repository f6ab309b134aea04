import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { budgets, keptOut } from './budgets.ts';

type Bundle = Rolldown.OutputBundle;

export interface Weights {
  readonly firstJs: number;
  /** Of the first load, the chunk that asks before the screens are here, with all that it imports. */
  readonly bootJs: number;
  readonly css: number;
  /** Bytes of each chunk that is fetched later. */
  readonly lazy: Readonly<Record<string, number>>;
  /** Modules of the first load that have no business there. */
  readonly strays: readonly string[];
}

const weigh = (source: string | Uint8Array): number => gzipSync(source).length;
const kb = (bytes: number): number => bytes / 1000;
const said = (bytes: number): string => `${kb(bytes).toFixed(1)} KB gz`;

function weightsOf(bundle: Bundle): Weights {
  const files = Object.values(bundle);
  const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
  const withImports = (names: readonly string[]): readonly Rolldown.OutputChunk[] => {
    const found = new Set<Rolldown.OutputChunk>();
    const walk = (name: string): void => {
      const chunk = chunks.get(name);
      if (!chunk || found.has(chunk)) return;
      found.add(chunk);
      chunk.imports.forEach(walk);
    };
    names.forEach(walk);
    return [...found];
  };
  const entries = [...chunks.values()].filter(({ isEntry }) => isEntry);
  const namesOf = (some: typeof entries): readonly string[] => some.map(({ fileName }) => fileName);
  const codeOf = (some: readonly Rolldown.OutputChunk[]): number =>
    some.reduce((bytes, chunk) => bytes + weigh(chunk.code), 0);
  const loaded = withImports(namesOf(entries));
  const later = [...chunks.values()].filter((chunk) => !loaded.includes(chunk));
  return {
    firstJs: codeOf(loaded),
    bootJs: codeOf(withImports(namesOf(entries.filter(({ name }) => name === 'boot')))),
    css: files.reduce(
      (bytes, file) => bytes + (file.type === 'asset' && file.fileName.endsWith('.css') ? weigh(file.source) : 0),
      0,
    ),
    lazy: Object.fromEntries(later.map((chunk) => [chunk.fileName, weigh(chunk.code)])),
    strays: loaded.flatMap((chunk) => chunk.moduleIds).filter((id) => keptOut.test(id)),
  };
}

/** A sentence for everything that is too heavy or should not be there; empty when the budgets hold. */
export function overBudget({ firstJs, bootJs, css, lazy, strays }: Weights): readonly string[] {
  const over = (name: string, bytes: number, max: number): readonly string[] =>
    kb(bytes) > max ? [`${name} weighs ${said(bytes)}, the budget is ${max} KB`] : [];
  return [
    ...over('the first load of JavaScript', firstJs, budgets.firstJsKbMax),
    ...over('what asks before the screens are here', bootJs, budgets.bootJsKbMax),
    ...over('CSS', css, budgets.cssKbMax),
    ...Object.entries(lazy).flatMap(([name, bytes]) => over(name, bytes, budgets.lazyKbMax)),
    ...strays.map((id) => `the first load carries ${id}`),
  ];
}

/** Prints what a customer's phone downloads first and what comes later; a build over its budget fails (PB12). */
export function weightBudget(): Plugin {
  return {
    name: 'weight-budget',
    apply: 'build',
    writeBundle(_, bundle) {
      const weights = weightsOf(bundle);
      console.info(
        `first load: JS ${said(weights.firstJs)}, of it first ${said(weights.bootJs)}, CSS ${said(weights.css)}`,
      );
      for (const [name, bytes] of Object.entries(weights.lazy)) console.info(`lazy ${name}: ${said(bytes)}`);
      const over = overBudget(weights);
      if (over.length > 0) throw new Error(over.join('\n'));
    },
  };
}
