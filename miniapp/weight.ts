import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { budgets, keptOut } from './budgets.ts';

type Bundle = Rolldown.OutputBundle;

export interface Weights {
  readonly firstJs: number;
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
  const first = new Set<string>();
  const walk = (name: string): void => {
    const chunk = chunks.get(name);
    if (!chunk || first.has(name)) return;
    first.add(name);
    chunk.imports.forEach(walk);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) walk(chunk.fileName);
  const loaded = [...chunks.values()].filter(({ fileName }) => first.has(fileName));
  const later = [...chunks.values()].filter(({ fileName }) => !first.has(fileName));
  return {
    firstJs: loaded.reduce((bytes, chunk) => bytes + weigh(chunk.code), 0),
    css: files.reduce(
      (bytes, file) => bytes + (file.type === 'asset' && file.fileName.endsWith('.css') ? weigh(file.source) : 0),
      0,
    ),
    lazy: Object.fromEntries(later.map((chunk) => [chunk.fileName, weigh(chunk.code)])),
    strays: loaded.flatMap((chunk) => chunk.moduleIds).filter((id) => keptOut.test(id)),
  };
}

/** A sentence for everything that is too heavy or should not be there; empty when the budgets hold. */
export function overBudget({ firstJs, css, lazy, strays }: Weights): readonly string[] {
  const over = (name: string, bytes: number, max: number): readonly string[] =>
    kb(bytes) > max ? [`${name} weighs ${said(bytes)}, the budget is ${max} KB`] : [];
  return [
    ...over('the first load of JavaScript', firstJs, budgets.firstJsKbMax),
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
      console.info(`first load: JS ${said(weights.firstJs)}, CSS ${said(weights.css)}`);
      for (const [name, bytes] of Object.entries(weights.lazy)) console.info(`lazy ${name}: ${said(bytes)}`);
      const over = overBudget(weights);
      if (over.length > 0) throw new Error(over.join('\n'));
    },
  };
}
