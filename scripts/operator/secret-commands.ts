import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { deriveKeys } from '@quaylai/functions/cloud/secrets';
import { rotationLeadMs, withNewSessionSecret } from '@quaylai/functions/cloud/session-keyring';
import { dropOldTillSecret, rotateTillSecret } from '@quaylai/functions/operator/rotate-secret';
import { addZaloKey, keepNewestZaloKey } from '@quaylai/functions/operator/zalo-key';
import type { IntegrationId, ProgrammeId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { operatorWords } from '../words/operator.ts';
import { done, neededId } from './options.ts';
import { rotateRoot } from './rotate-root.ts';
import { type Target, type TargetFlags, targetOptions } from './target.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

const options = {
  ...targetOptions,
  keys: { type: 'boolean', default: false },
  programme: { type: 'string' },
  integration: { type: 'string' },
  'drop-old': { type: 'boolean', default: false },
  reseal: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

const sessionSecretBytes = 48;

/** `npm run secrets -- rotate | rotate-root | relay-key | zalo-key` */
export async function secretsCommand(
  args: readonly string[],
  terminal: Terminal,
  targetOf: (flags: TargetFlags) => Target,
  nowMs: () => number = Date.now,
): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  const [verb] = positionals;
  if (verb === 'relay-key') return sayRelayKey(terminal, targetOf(values));
  if (verb === 'zalo-key') return changeZaloKey(values, terminal, targetOf(values));
  if (verb === 'rotate-root') return rotateRoot(values, { terminal, target: targetOf(values), nowMs });
  if (verb !== 'rotate') throw new Mistake(operatorWords.unknownVerb('rotate, rotate-root, relay-key, zalo-key'));
  if (values.keys) return rotateKeys(terminal, targetOf(values), values.yes, nowMs());
  if (values.programme === undefined) throw new Mistake(operatorWords.rotateWhat);
  const programme = neededId<ProgrammeId>(values, 'programme');
  const till = neededId<IntegrationId>(values, 'integration');
  const registry = await targetOf(values).registry();
  if (!values['drop-old']) {
    terminal.say(operatorWords.tillSecret(done(await rotateTillSecret(registry, programme, till)).secret));
    return;
  }
  await confirm(terminal, operatorWords.dropWhat, till, values.yes);
  done(await dropOldTillSecret(registry, programme, till));
  terminal.say(operatorWords.dropped);
}

async function rotateKeys(terminal: Terminal, { name, secret }: Target, isSure: boolean, nowMs: number): Promise<void> {
  await confirm(terminal, operatorWords.keysWhat(name), name, isSure);
  const fresh = randomBytes(sessionSecretBytes).toString('base64url');
  await secret.write(withNewSessionSecret(await secret.read(), fresh, instant(nowMs)));
  terminal.say(operatorWords.keysRotated(new Date(nowMs + rotationLeadMs).toISOString()));
}

/** For the relay's own host (docs/deploy.md): derived from the root key, which stays where it is. */
async function sayRelayKey(terminal: Terminal, { secret }: Target): Promise<void> {
  terminal.say(Buffer.from(deriveKeys(await secret.read()).relayKey).toString('base64url'));
}

type ZaloKeyFlags = {
  readonly programme?: string | undefined;
  readonly 'drop-old': boolean;
  readonly yes: boolean;
};

/** The API key with which Zalo signs what it tells of a Mini App: a new one beside the last, or the last one's end. */
async function changeZaloKey(values: ZaloKeyFlags, terminal: Terminal, target: Target): Promise<void> {
  const programme = neededId<ProgrammeId>(values, 'programme');
  if (values['drop-old']) {
    await confirm(terminal, operatorWords.dropZaloWhat, programme, values.yes);
    done(await keepNewestZaloKey(await target.registry(), programme));
    terminal.say(operatorWords.dropped);
    return;
  }
  const key = process.env['ZALO_API_KEY'] ?? (await terminal.ask(operatorWords.zaloKey));
  if (key === null || key === '') throw new Mistake(operatorWords.noZaloKey);
  done(await addZaloKey(await target.registry(), programme, key));
  terminal.say(operatorWords.zaloKeyAdded);
}
