import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dumpLine, dumpSeal } from '@quaylai/functions/cloud/dump';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { provenProgramme } from '@quaylai/functions/ledger/programme';
import { createProgramme } from '@quaylai/functions/operator/create-programme';
import { listProgrammes } from '@quaylai/functions/operator/list-programmes';
import { reindex } from '@quaylai/functions/operator/reindex';
import { suspendProgramme } from '@quaylai/functions/operator/suspend-programme';
import { rebuildDays } from '@quaylai/functions/projections/rebuild-days';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import { operatorWords } from '../words/operator.ts';
import { done, needed, neededDigits, neededId } from './options.ts';
import { type Target, type TargetFlags, targetOptions } from './target.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

const options = {
  ...targetOptions,
  id: { type: 'string' },
  name: { type: 'string' },
  colour: { type: 'string', default: '#0E6B4F' },
  'mini-app': { type: 'string' },
  'zalo-app': { type: 'string' },
  'owner-zalo-id': { type: 'string' },
  'owner-name': { type: 'string' },
  to: { type: 'string' },
  days: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true });

/** `npm run programme -- create | list | export | reindex | suspend | resume` */
export async function programmeCommand(
  args: readonly string[],
  terminal: Terminal,
  targetOf: (flags: TargetFlags) => Target,
): Promise<void> {
  const { values, positionals } = parse(args);
  const verb = verbs[positionals[0] ?? ''];
  if (verb === undefined) throw new Mistake(operatorWords.unknownVerb(Object.keys(verbs).join(', ')));
  await verb(values, terminal, targetOf(values));
}

const verbs: Readonly<Record<string, (values: Values, terminal: Terminal, target: Target) => Promise<void>>> = {
  create: async (values, terminal, target) => {
    const secret = process.env['ZALO_APP_SECRET'] ?? (await terminal.ask(operatorWords.zaloSecret));
    const id = neededId<ProgrammeId>(values, 'id');
    const wanted = {
      id,
      name: needed(values, 'name'),
      brandColour: values.colour,
      miniAppId: neededDigits(values, 'mini-app'),
      zaloAppId: neededDigits(values, 'zalo-app'),
      owner: { zaloId: neededDigits(values, 'owner-zalo-id'), name: needed(values, 'owner-name') },
    };
    if (secret === null || secret === '') throw new Mistake(operatorWords.noZaloSecret);
    done(await createProgramme(await target.registry(), { ...wanted, zaloAppSecret: secret }));
    terminal.say(operatorWords.created(id));
  },

  list: async (_values, terminal, target) => {
    let count = 0;
    for await (const { id, name, miniAppId, suspended, createdAt } of listProgrammes(await target.registry())) {
      const since = new Date(createdAt).toISOString().slice(0, 10);
      terminal.say([id, suspended ? 'suspended' : 'open', miniAppId, since, name].join('\t'));
      count += 1;
    }
    if (count === 0) terminal.say(operatorWords.noProgrammes);
  },

  export: async (values, terminal, target) => {
    const id = neededId<ProgrammeId>(values, 'id');
    const folder = values.to ?? join('.data', 'exports', `${target.name}-${id}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const seal = dumpSeal();
    const lines: string[] = [];
    for await (const item of scanTable(addressOf(target))) {
      if (!item.pk.startsWith(`${id}#`)) continue;
      const line = dumpLine(item);
      seal.add(line);
      lines.push(line);
    }
    writeFileSync(join(folder, 'items.jsonl'), lines.join(''), { mode: 0o600 });
    const sealed = seal.done();
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ programme: id, ...sealed }, null, 2)}\n`);
    terminal.say(operatorWords.exported(sealed.items, folder));
  },

  reindex: async (values, terminal, target) => {
    const id = neededId<ProgrammeId>(values, 'id');
    const programme = provenProgramme(id, 'OPERATOR');
    const world = await target.registry();
    const items = () => scanTable(addressOf(target));
    if (values.days) {
      await confirm(terminal, operatorWords.rebuildDaysWhat(id), id, values.yes);
      const { items: days, corrected } = await rebuildDays(world.table, programme, items());
      terminal.say(operatorWords.daysRebuilt(days, corrected));
    }
    const { accounts, people } = await reindex(world, programme, items());
    terminal.say(operatorWords.reindexed(accounts, people));
  },

  suspend: async (values, terminal, target) => {
    const id = neededId<ProgrammeId>(values, 'id');
    await confirm(terminal, operatorWords.suspendWhat(id, target.name), id, values.yes);
    done(await suspendProgramme(await target.registry(), id, true));
    terminal.say(operatorWords.suspended(id));
  },

  resume: async (values, terminal, target) => {
    const id = neededId<ProgrammeId>(values, 'id');
    done(await suspendProgramme(await target.registry(), id, false));
    terminal.say(operatorWords.resumed(id));
  },
};

const addressOf = ({ tableName, dynamodbUrl }: Target) => ({
  name: tableName,
  ...(dynamodbUrl === null ? {} : { endpoint: dynamodbUrl }),
});
