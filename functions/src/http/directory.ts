import type { Account } from '@quaylai/shared/loyalty/account';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { DesktopId, StaffId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { freshFor } from '../cloud/fresh-for.ts';
import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { Item, Table } from '../cloud/table.ts';
import type { StoredAccount } from '../ledger/items.ts';
import { ruleScheduleKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { datedAccount } from '../ledger/redate.ts';
import { listBranches } from '../records/branches.ts';
import { desktopSessionCache } from '../records/desktop-sessions.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import { listRewards } from '../records/rewards.ts';
import { type RuleShelf, rulesInForce } from '../records/rules-in-force.ts';
import { type StaffRecord, staffCache } from '../records/staff.ts';
import { readLimits, type StaffLimits } from '../records/staff-limits.ts';
import type { Names } from '../views/names.ts';

/** What a programme is, for showing it: nothing here decides a posting, which reads its own rules. */
export interface Directory {
  /** A programme that signed somebody in exists: its absence is a bug. */
  programme(programme: Programme): Promise<ProgrammeRecord>;
  names(programme: Programme): Promise<Names>;
  /** The rules in force now, at most two seconds old: a crowd at the first screen reads them once. */
  rules(programme: Programme): Promise<RuleVersion>;
  /** The rules of a business time (E25). */
  rulesAt(programme: Programme, at: Instant): Promise<RuleVersion>;
  /** A version by its number. */
  ruleVersion(programme: Programme, version: number): Promise<RuleVersion>;
  /** An account as the expiry policies in force have dated it by now, whether or not an entry says so yet (X09). */
  dated(programme: Programme, stored: Pick<StoredAccount, 'account' | 'datedBy' | 'joinedAt'>): Promise<Account>;
  /** At most 60 s old; look at `active`. */
  staff(programme: Programme, staff: StaffId): Promise<StaffRecord | null>;
  /** What staff may do alone; at most 60 s old. */
  limits(programme: Programme): Promise<StaffLimits>;
  /** Whether a desktop's session goes on; at most 60 s old, as dismissals are. */
  isDesktopOpen(programme: Programme, desktop: DesktopId): Promise<boolean>;
}

const recordMsMax = 60_000;
const shownMsMax = 2_000;
/** With the read itself, within the minute in which dismissals reach everybody too. */
const limitsMsMax = 55_000;
/** Rewards beyond these are shown in history without their name. */
const rewardsNamedMax = 50;

export interface DirectorySources {
  readonly table: Table;
  readonly keys: EnvironmentKeys;
  readonly clock: () => Instant;
  readonly rules: RuleShelf;
}

export function openDirectory(sources: DirectorySources): Directory {
  const { table, clock, rules } = sources;
  const records = freshFor<ProgrammeRecord>(recordMsMax, clock);
  const names = freshFor<Names>(shownMsMax, clock);
  const rulesNow = freshFor<RuleVersion>(shownMsMax, clock);
  const schedules = freshFor<Item | null>(shownMsMax, clock);
  const limits = freshFor<StaffLimits>(limitsMsMax, clock);
  const staff = staffCache(sources);

  return {
    programme: (programme) =>
      records(programme.id, async () => {
        const record = await findProgramme(sources, programme);
        if (record === null) throw new Error('a programme without its record');
        return record;
      }),
    names: (programme) => names(programme.id, () => readNames(table, programme)),
    rules: (programme) => rulesNow(programme.id, () => rulesInForce(sources, programme, clock())),
    rulesAt: (programme, at) => rulesInForce(sources, programme, at),
    dated: async (programme, stored) => {
      const schedule = await schedules(programme.id, () => table.get(ruleScheduleKey(programme)));
      return datedAccount(rules, { programme, stored, schedule }, clock());
    },
    ruleVersion: (programme, version) => rules.version(programme, version),
    staff,
    limits: (programme) => limits(programme.id, () => readLimits(table, programme)),
    isDesktopOpen: desktopSessionCache(sources),
  };
}

async function readNames(table: Table, programme: Programme): Promise<Names> {
  const [branches, { rewards }] = await Promise.all([
    listBranches(table, programme),
    listRewards(table, programme, { limit: rewardsNamedMax, after: null }),
  ]);
  const branchNames = new Map(branches.map(({ branchId, name }) => [branchId, name]));
  const rewardNames = new Map(rewards.map(({ rewardId, name }) => [rewardId, name]));
  return { branch: (id) => branchNames.get(id) ?? null, reward: (id) => rewardNames.get(id) ?? null };
}
