import type { MiniApps, StageName } from '@quaylai/infra/src/settings';
import { deployWords, miniAppWords } from '../words/operator.ts';
import { type BuildWeight, inMb } from '../zmp/zalo-limits.ts';
import { confirm, Mistake, type Terminal } from './terminal.ts';

/** The outside of sending a Mini App to Zalo, passed in so that a test can stand in its place. */
export interface SendingMiniApp {
  readonly hasChanges: () => Promise<boolean>;
  /** Of the stage's last deployment. */
  readonly addresses: () => { readonly apiUrl: string; readonly webUrl: string };
  /** Builds for these addresses; its exit code. */
  readonly build: (environment: Readonly<Record<string, string>>) => Promise<number>;
  readonly weigh: () => BuildWeight;
  /** Zalo's own `zmp deploy`. */
  readonly upload: (upload: MiniAppUpload) => Promise<{ readonly code: number; readonly said: string }>;
}

export interface MiniAppUpload {
  readonly miniAppId: string;
  readonly token: string;
  readonly description: string;
}

export interface MiniAppFlags {
  readonly stage: StageName;
  /** May be left out while there is one. */
  readonly programme: string | undefined;
  /** To the programme's testing Mini App, not to the one that customers open. */
  readonly testing: boolean;
  readonly description: string;
  readonly yes: boolean;
}

/**
 * Builds the Mini App for a stage's addresses, looks at its size, and sends it to Zalo as a numbered testing version;
 * nobody gets it before it is submitted and published in Zalo's console. The token is never written nor said.
 */
export async function sendMiniApp(
  flags: MiniAppFlags,
  { miniApps, keepsData }: { readonly miniApps: Readonly<Record<string, MiniApps>>; readonly keepsData: boolean },
  outside: SendingMiniApp,
  terminal: Terminal,
  givenToken: string | undefined,
): Promise<void> {
  const { stage, description } = flags;
  const miniAppId = miniAppOf(miniApps, flags);
  if (keepsData && (await outside.hasChanges())) throw new Mistake(deployWords.uncommitted(stage));
  const { apiUrl, webUrl } = outside.addresses();
  const consoleUrl = `${webUrl}/zapps/${miniAppId}/owner`;
  terminal.say(`\n— build for ${apiUrl}`);
  const code = await outside.build({ VITE_API_URL: apiUrl.replace(/\/$/, ''), VITE_CONSOLE_URL: consoleUrl });
  if (code !== 0) throw new Mistake(deployWords.failed('build'));
  const { files, zippedBytes, faults } = outside.weigh();
  terminal.say(miniAppWords.weighs(files.length, inMb(zippedBytes)));
  if (faults.length > 0) throw new Mistake(miniAppWords.refusedByZalo(faults));
  await confirm(terminal, miniAppWords.sendWhat(miniAppId, flags.testing), stage, flags.yes || flags.testing);
  const token = givenToken ?? (await terminal.ask(miniAppWords.zmpToken));
  if (token === null || token.trim() === '') throw new Mistake(miniAppWords.noZmpToken);
  const sent = await outside.upload({ miniAppId, token: token.trim(), description });
  terminal.say(sent.said.replaceAll(token.trim(), '…'));
  if (sent.code !== 0 || !sent.said.includes('Deploy Done')) throw new Mistake(miniAppWords.notTaken);
  terminal.say(flags.testing ? miniAppWords.testingSent : miniAppWords.sent);
}

function miniAppOf(miniApps: Readonly<Record<string, MiniApps>>, { stage, programme, testing }: MiniAppFlags): string {
  const known = Object.keys(miniApps);
  const name = programme ?? (known.length === 1 ? known[0] : undefined);
  const found = name === undefined ? undefined : miniApps[name];
  if (found === undefined) throw new Mistake(miniAppWords.whichProgramme(stage, known));
  const id = testing ? found.testing : found.production;
  if (id === null) throw new Mistake(miniAppWords.noTesting(name ?? '', stage));
  if (!/^\d{1,30}$/.test(id)) throw new Mistake(miniAppWords.wrongId(id));
  return id;
}
