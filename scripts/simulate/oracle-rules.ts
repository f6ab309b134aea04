import type { Item } from '@quaylai/functions/cloud/table';
import { readEntry } from '@quaylai/functions/ledger/items';
import { ruleScheduleKey } from '@quaylai/functions/ledger/keys';
import { readSchedule } from '@quaylai/functions/records/rule-versions';
import { insist } from './insist.ts';
import type { Shop } from './stage.ts';

/** While a version is being published some postings still go by the one before: as long as the slowest process froze. */
const publishingMsMax = 60 * 60_000;

/** E25 · versions are numbered without a gap, and each sale earned by the one in force when it was made. */
export function checkRules({ programme }: Shop, own: readonly Item[], clocksApartMs: number): void {
  const { pk, sk } = ruleScheduleKey(programme);
  const { latest, begins } = readSchedule(own.find((item) => item.pk === pk && item.sk === sk) ?? null);
  const versions = own.filter((item) => item.pk === pk && item.sk.startsWith('V#')).map(({ n }) => Number(n));
  const isWhole = versions.every((version, place) => version === place + 1) && versions.length === latest;
  insist(isWhole, `E25 · versions ${versions} of the rules, the latest is ${latest}`);
  for (const item of own.filter((each) => each.sk.startsWith('E#') && each.pk.includes('#M#'))) {
    const { entry } = readEntry(item);
    if (entry.arithmetic?.kind !== 'EARN' || entry.order === null) continue;
    const at = entry.businessTime;
    const possible = begins.filter(([, from], place) => {
      const until = begins[place + 1]?.[1] ?? Number.POSITIVE_INFINITY;
      return from <= at + clocksApartMs && at < until + publishingMsMax + clocksApartMs;
    });
    // What was sold before there were rules goes by the first.
    const isRight = possible.length === 0 || possible.some(([version]) => version === entry.ruleVersion);
    insist(
      isRight,
      `E25 · ${item.pk} ${item.sk} went by version ${entry.ruleVersion}, [${possible.map(([version]) => version)}] were in force`,
    );
  }
}
