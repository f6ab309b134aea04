/** What the operator's commands say; for engineers, in English. */
export const operatorWords = {
  typeToGoOn: (what: string, word: string) => `${what}\nType "${word}" to go on:`,
  nobodyToAsk: 'This asks before it acts, and nobody is here to answer: add --yes if you are sure.',
  nothingDone: 'Nothing was done.',
  whichOne: 'Say which environment: --local, or --stage dev|staging|prod.',
  notStarted: 'Nothing runs here: start it with `npm start` and try again.',
  notDeployed: (stage: string) =>
    `${stage} was never deployed from here: run \`npm run deploy -- --stage ${stage}\` first.`,
  missing: (option: string) => `--${option} is missing.`,
  wrongId: (id: string) => `"${id}" is no id: letters, digits and hyphens, at most 64.`,
  wrongNumber: (option: string) => `--${option} must be digits only.`,
  wrongRole: (role: string, roles: string) => `"${role}" is no role: ${roles}.`,
  needsBranch: 'Name at least one --branch; only owners work everywhere.',
  unknownVerb: (verbs: string) => `Say what to do: ${verbs}.`,
  problem: (code: string) =>
    code === 'NOT_FOUND' ? 'There is no such thing here (NOT_FOUND).' : `That could not be done (${code}).`,
  zaloSecret: 'Zalo app secret (Zalo developer console → your app → settings):',
  noZaloSecret: 'Put the Zalo app secret into ZALO_APP_SECRET.',
  created: (id: string) => `Programme ${id} is open, with the default rules. Its owner signs in through the Mini App.`,
  noProgrammes: 'There is no programme yet.',
  suspendWhat: (id: string, stage: string) =>
    `Nobody will sign in to ${id} on ${stage}, and its tills will be refused, until it is resumed. Points stay.`,
  reindexed: (accounts: number, people: number) =>
    `${accounts} accounts and ${people} people are found again: by the clock, by the nightly proof, by the till's search.`,
  rebuildDaysWhat: (id: string) =>
    `The day totals of ${id} are made anew from its entries. What happens meanwhile is not counted: suspend it, and wait a minute.`,
  daysRebuilt: (days: number, corrected: number) => `${days} day totals, ${corrected} of them corrected.`,
  suspended: (id: string) => `${id} is suspended. Who is signed in stays so for at most 30 minutes.`,
  resumed: (id: string) => `${id} is open again.`,
  exported: (items: number, folder: string) => `${items} items in ${folder}, sealed data still sealed.`,
  invited: (link: string, until: string) =>
    `Send this link; it works once, until ${until}, and the owner confirms:\n${link}`,
  tillSecret: (secret: string) =>
    `The new secret, shown this once:\n${secret}\nThe one before still works. When the till uses the new one: --drop-old.`,
  dropped: 'The older secret no longer works, ten seconds from now at the latest.',
  dropWhat: 'The older secret of this till stops working within ten seconds.',
  keysWhat: (stage: string) => `Sessions on ${stage} will be signed with a new key. Everybody stays signed in.`,
  keysRotated: (from: string) => `The new key signs from ${from}; the one before is believed for 30 minutes more.`,
  migrateWhat: (name: string, stage: string) =>
    `Items of the old shape on ${stage} are rewritten (${name}), while everybody works.`,
  migrated: (seen: number, rewritten: number, overtaken: number) =>
    `${seen} items seen, ${rewritten} rewritten, ${overtaken} were rewritten by somebody meanwhile.`,
  zaloKey: 'API key of the Mini App (mini.zalo.me → the Mini App → Open API):',
  noZaloKey: 'Put the Mini App’s API key into ZALO_API_KEY.',
  zaloKeyAdded:
    'What Zalo signs with this key is believed from now on. The one before still works: --drop-old ends it.',
  dropZaloWhat: 'What Zalo signs with the older API key is refused at once.',
  rootWhat: (stage: string) =>
    `A new data key is added on ${stage}. Nothing stops: what is stored opens with the older one until you drop that.`,
  rootBegun: (sealsFrom: string, droppableFrom: string) =>
    `The new key seals from ${sealsFrom}. Then run \`rotate-root --reseal\`; and from ${droppableFrom} \`rotate-root --drop-old\`.`,
  rootBegunAlready: (sealsFrom: string) =>
    `A new key is on its way already: it seals from ${sealsFrom}. Go on with --reseal and --drop-old.`,
  rootNotBegun: 'No key is being replaced: begin with `rotate-root` alone.',
  rootTooEarly: (from: string) => `Too early: run this again from ${from}.`,
  rootResealed: (places: string, resealed: number) =>
    `${places}: all opened; ${resealed} of them were under the older key and are under the newer now.`,
  rootUnreadable: (where: readonly string[]) =>
    `Neither key opens these; nothing was done to them, and no key may be dropped before you know why:\n${where.join('\n')}`,
  rootNotYet: (resealed: number) =>
    `${resealed} were still under the older key and are under the newer now: somebody sealed with it until a moment ago. Wait ten minutes and run this again.`,
  rootDropWhat: (stage: string) =>
    `The older data key of ${stage} opens nothing any more. Bills’ codes and invitations shown before the newer one signed end with it: they live for 24 and 72 hours. Printed posters stay.`,
  rootDropped: (until: string) =>
    `The older key is gone from the secret. Copy the secret again to where you keep it outside the account. Keep the former copy until ${until}: backups from before open with that one only; destroy it then.`,
  rotateWhat: 'Say what to rotate: --programme ID --integration ID, or --keys.',
} as const;

export const deployWords = {
  uncommitted: (stage: string) =>
    `${stage} keeps data: commit your changes first, so that what runs can be found again.`,
  failed: (step: string) => `Stopped: ${step} failed. Nothing after it was done.`,
  deployWhat: (stage: string) => `The changes above will be made on ${stage}.`,
  smokeFailed: 'It is deployed and does not answer as it should: see docs/runbook.md, "First, always".',
  live: (stage: string, apiUrl: string, webUrl: string) => `\n${stage} is live: ${apiUrl}, its console at ${webUrl}`,
} as const;

export const miniAppWords = {
  whichProgramme: (stage: string, known: readonly string[]) =>
    known.length === 0
      ? `No Mini App is named for ${stage}: write its id into miniApps of infra/src/settings.ts.`
      : `Say whose Mini App: --programme ${known.join(' | ')} (miniApps in infra/src/settings.ts).`,
  noTesting: (programme: string, stage: string) =>
    `${programme} has no testing Mini App on ${stage}: its id belongs into miniApps of infra/src/settings.ts.`,
  wrongId: (id: string) => `"${id}" is no Mini App id: digits only, as mini.zalo.me shows it.`,
  weighs: (files: number, size: string) => `${files} files, about ${size} zipped`,
  refusedByZalo: (faults: readonly string[]) => `Zalo would not take this build:\n${faults.join('\n')}`,
  sendWhat: (id: string, testing: boolean) =>
    `This build goes to ${testing ? 'the testing Mini App' : 'the Mini App of customers'}, ${id}.`,
  zmpToken: 'Token of Zalo’s CLI (`zmp login` in a folder elsewhere, then ZMP_TOKEN of its .env):',
  noZmpToken: 'Put the token of Zalo’s CLI into ZMP_TOKEN.',
  notTaken: 'Zalo did not take it; what is there already stays as it is.',
  sent: 'Nobody has it yet: open the link as the app’s administrator, then submit and publish it in mini.zalo.me.',
  testingSent: 'Open the link as the app’s administrator; ordinary phones get it when it is published there.',
} as const;

interface Audited {
  readonly programmes: number;
  readonly members: number;
  readonly entries: number;
  readonly strayGuards: number;
  readonly faults: readonly string[];
  readonly daysCorrected: number;
}

const audited = ({ programmes, members, entries, strayGuards, faults, daysCorrected }: Audited): string =>
  [
    `${programmes} programmes, ${members} members, ${entries} entries: every chain and balance replayed from zero.`,
    `${faults.length} members wrong, ${strayGuards} guards without their entry, ${daysCorrected} day totals corrected.`,
    ...faults,
  ].join('\n');

export const drillWords = {
  audited,
  drilled: (drill: {
    readonly items: number;
    readonly exportMs: number;
    readonly importMs: number;
    readonly verifyMs: number;
    readonly isWhole: boolean;
    readonly audit: Audited;
  }) =>
    [
      `${drill.items} items: exported in ${drill.exportMs} ms, imported in ${drill.importMs} ms, verified in ${drill.verifyMs} ms.`,
      drill.isWhole ? 'Every item came back to the byte, and no other.' : 'THE COPY IS NOT THE ORIGINAL.',
      audited(drill.audit),
    ].join('\n'),
} as const;
