import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Settings, type StageName, stages } from '../src/settings.ts';
import { synthesise } from '../src/synth.ts';
import { onceForSources } from './once-for-sources.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are data without a type.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

/** The stacks of one stage. */
export interface Synthesised {
  readonly outFolder: string;
  readonly data: Template;
  readonly web: Template;
  readonly service: Template;
  all(type: string): Resource[];
  one(type: string): Resource;
}

/** Entry points of a few lines, so that what is tested is the place and not the work. */
export const smallFunctions = fileURLToPath(new URL('./fixtures/functions', import.meta.url));

/** A stage with small functions; once for each state of the sources, whichever test asks first. */
export function synthesised(options: { stage?: StageName; settings?: Settings } = {}): Synthesised {
  const settings = options.settings ?? stages[options.stage ?? 'dev'];
  return read(
    onceForSources(JSON.stringify(settings), (outFolder) => {
      synthesise({ settings, functionsFolder: smallFunctions, outFolder });
    }),
  );
}

const synthScript = fileURLToPath(new URL('./fixtures/synth.ts', import.meta.url));

/** The same in a process that has no network at all, where this machine lets us make one. */
export function synthesisedOffline(stage: StageName): Synthesised {
  return read(
    onceForSources(`offline ${stage}`, (outFolder) => {
      const command = ['tsx', synthScript, stage, outFolder];
      const alone = ['unshare', '--map-root-user', '--net'];
      const canBeAlone = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0;
      if (!canBeAlone) console.log('no namespace of our own is allowed here: synthesised beside a network');
      const [program = '', ...args] = canBeAlone ? [...alone, ...command] : command;
      execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    }),
  );
}

function read(outFolder: string): Synthesised {
  const [data, web, service] = ['Data', 'Web', 'Service'].map(
    (name) => JSON.parse(readFileSync(join(outFolder, `${name}.template.json`), 'utf8')) as Template,
  ) as [Template, Template, Template];
  const all = (type: string) =>
    [data, web, service].flatMap(({ Resources }) => Object.values(Resources)).filter(({ Type }) => Type === type);
  const one = (type: string) => {
    const [first, ...others] = all(type);
    if (first === undefined || others.length > 0) throw new Error(`expected one ${type}, found ${others.length}`);
    return first;
  };
  return { outFolder, data, web, service, all, one };
}
