import type { Item } from '@quaylai/functions/cloud/table';
import { readEntry } from '@quaylai/functions/ledger/items';
import { ruleScheduleKey } from '@quaylai/functions/ledger/keys';
import { readSchedule } from '@quaylai/functions/records/rule-versions';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Step } from '../../functions/test/model/store.ts';
import { insist } from './insist.ts';
import type { Shop } from './stage.ts';

/** When each version of the rules was written, by its item's key: nobody can have gone by it before. */
export type Publications = Map<string, Instant>;

export function notePublication(published: Publications, { key: { pk, sk }, before }: Step, now: Instant): void {
  if (sk.startsWith('V#') && before === null) published.set(`${pk} ${sk}`, now);
}

/** E25 · versions are numbered without a gap, and each sale earned by the one in force when it was made. */
export function checkRules(
  { programme }: Shop,
  own: readonly Item[],
  { published, clocksApartMs }: { readonly published: Publications; readonly clocksApartMs: number },
): void {
  const { pk, sk } = ruleScheduleKey(programme);
  const { latest, begins } = readSchedule(own.find((item) => item.pk === pk && item.sk === sk) ?? null);
  const shelf = own.filter((item) => item.pk === pk && item.sk.startsWith('V#'));
  const versions = shelf.map(({ n }) => Number(n));
  const writtenAt = new Map(shelf.map((item) => [Number(item['n']), published.get(`${item.pk} ${item.sk}`)]));
  // What froze on its way was published after it should have begun: meanwhile all went by the one before.
  const known = begins.map(([version, from]) => Math.max(from, writtenAt.get(version) ?? from));
  const isWhole = versions.every((version, place) => version === place + 1) && versions.length === latest;
  insist(isWhole, `E25 · versions ${versions} of the rules, the latest is ${latest}`);
  for (const item of own.filter((each) => each.sk.startsWith('E#') && each.pk.includes('#M#'))) {
    const { entry } = readEntry(item);
    if (entry.arithmetic?.kind !== 'EARN' || entry.order === null) continue;
    const at = entry.businessTime;
    // A till whose clock is ahead sells by what is known when it asks.
    const asked = Math.min(at, entry.receivedAt);
    const possible = begins.filter(([, from], place) => {
      const until = Math.min(...known.slice(place + 1), Number.POSITIVE_INFINITY);
      return from <= at + clocksApartMs && asked < until + clocksApartMs;
    });
    // What was sold before there were rules goes by the first.
    const isRight = possible.length === 0 || possible.some(([version]) => version === entry.ruleVersion);
    insist(
      isRight,
      `E25 · ${item.pk} ${item.sk} went by version ${entry.ruleVersion}, [${possible.map(([version]) => version)}] were in force`,
    );
  }
}
