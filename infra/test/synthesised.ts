import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StageName } from '../src/settings.ts';
import { synthesise } from '../src/synth.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are data without a type.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Synthesised {
  readonly outFolder: string;
  readonly template: { readonly Resources: Readonly<Record<string, Resource>> };
  all(type: string): Resource[];
  one(type: string): Resource;
}

/** Entry points of a few lines, so that what is tested is the place and not the work. */
export const smallFunctions = fileURLToPath(new URL('./fixtures/functions', import.meta.url));

export function synthesised(options: { stage?: StageName; functionsFolder?: string } = {}): Synthesised {
  const outFolder = mkdtempSync(join(tmpdir(), 'cdk-out-'));
  synthesise({ functionsFolder: smallFunctions, ...options, outFolder });
  const template = JSON.parse(
    readFileSync(join(outFolder, 'QuayLai.template.json'), 'utf8'),
  ) as Synthesised['template'];
  const all = (type: string) => Object.values(template.Resources).filter((resource) => resource.Type === type);
  const one = (type: string) => {
    const [first, ...others] = all(type);
    if (first === undefined || others.length > 0) throw new Error(`expected one ${type}, found ${others.length}`);
    return first;
  };
  return { outFolder, template, all, one };
}
