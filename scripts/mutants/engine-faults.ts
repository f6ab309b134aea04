import type { Edit, Fault } from './fault.ts';

const source = 'shared/src/loyalty';
const tests = 'shared/test/loyalty';

function fault(
  name: string,
  edit: readonly [file: string, find: string, replace: string],
  by: [string, string],
): Fault {
  const [file, find, replace] = edit;
  const edits: readonly Edit[] = [{ file: `${source}/${file}.ts`, find, replace }];
  return { name, edits, caughtBy: { file: `${tests}/${by[0]}.test.ts`, test: by[1] } };
}

const earning: readonly Fault[] = [
  fault(
    'a floor per line instead of one per order',
    [
      'earn-formula',
      'return roundPoints(times(sumRatios(weighted), ratio(1, 100n * BigInt(earn.dongPerPoint))), earn.rounding);',
      'return points(weighted.reduce((sum, each) => sum + floorOf(times(each, ratio(1, 100n * BigInt(earn.dongPerPoint)))), 0));',
    ],
    ['earn', 'E07 · three lines of 6.667đ earn 2 together, not 0 by a floor per line'],
  ),
  fault(
    'multipliers multiplied instead of added',
    [
      'multipliers',
      'return base + best + added;',
      'return Math.floor((base * (100 + best) * (100 + added)) / 10_000);',
    ],
    ['campaigns', 'E09 · Vàng ×1,5 with a campaign ×3 is ×3,5: 240.000đ earn 84, not 108'],
  ),
  fault(
    'all of a best-of group counted',
    ['multipliers', 'Math.max(groups.get(rule.group) ?? 0, more)', '(groups.get(rule.group) ?? 0) + more'],
    ['campaigns', 'E10 · of ×2 and ×3 in one group the best counts: 100.000đ earn 30'],
  ),
  fault(
    'the remainder of shares dropped',
    ['shares', '(raised.has(line) ? 1 : 0)', '(raised.has(line) ? 0 : 0)'],
    ['shares', 'V12 · 50.000đ over 120.000đ, 80.000đ and 100.000đ is 20.000đ, 13.333đ and 16.667đ'],
  ),
  fault(
    'the tier after this bill instead of before it',
    [
      'order-completed',
      'const tierThen = tierAt(paid.account, businessTime);',
      `const before = earnOf(basisOf(paid.account, completed, tierAt(paid.account, businessTime), rules, now));
  const reached = upgradeBy(paid, countedBy(paid.account, order, before, rules), businessTime, rules, now);
  const tierThen = reached.draft.account.tier.id;`,
    ],
    ['tiers', 'T09 · one bill of 16.000.000đ jumps from Đồng to Vàng and earns at Đồng'],
  ),
  fault(
    'a shared budget used without a claim',
    ['campaigns', '=== id)?.points ?? noPoints;', '=== id)?.points ?? points(1_000_000);'],
    ['campaigns', 'I10 · a campaign whose budget was not claimed gives nothing'],
  ),
  fault(
    'a scheduled end that still takes its last moment',
    ['campaigns', 'minute < rule.hours.until', 'minute <= rule.hours.until'],
    ['campaigns', 'C02 · happy hour 09:00–11:00 takes 10:59:59 and not 11:00:00'],
  ),
  fault(
    'an emergency stop by business time',
    ['campaigns', 'now >= Date.parse(stoppedAt)', 'at >= Date.parse(stoppedAt)'],
    ['campaigns', 'C04 · a scheduled end goes by business time, an emergency stop by processing time'],
  ),
  fault(
    'the daily cap forgotten',
    ['order-completed', 'points(Math.max(0, capPerDay - today))', 'capPerDay'],
    ['campaigns', 'E15 · at most 300 a local day: 200, then 100, and the spend counts in full'],
  ),
  fault(
    'expiry counted from the bill instead of from availability',
    [
      'earn',
      'lastDayOfLot(expiry, localDateOf(available), lastOrderAt)',
      'lastDayOfLot(expiry, localDateOf(businessTime), lastOrderAt)',
    ],
    ['expiry-policies', 'P01 · seven days: completed 01/11 14:30, available 08/11 00:00, last day 08/11/2027'],
  ),
];

const spending: readonly Fault[] = [
  fault(
    'a hold still good at its last moment',
    ['settle', 'hold.expiresAt <= moment', 'hold.expiresAt < moment'],
    ['redeem', 'R04 · a hold is good for ten minutes to the second, then its points are back'],
  ),
  fault(
    'a ceiling on all goods, excluded ones too',
    ['eligible', 'qualifies: qualifies(line, rules),', 'qualifies: true,'],
    ['redeem', 'R12 · points pay for no excluded goods: 100.000đ of which 40.000đ tobacco takes 30'],
  ),
  fault(
    'lots without a last day used first',
    [
      'lots',
      'null) return 1;\n  if (b.lastDay === null) return -1;',
      'null) return -1;\n  if (b.lastDay === null) return 1;',
    ],
    ['redeem', 'R16 · a lot without expiry is used last, however old it is'],
  ),
  fault(
    'pending points spendable',
    ['consume', 'return lot.availableAt <= now && !isPast(lot, now);', 'return !isPast(lot, now);'],
    ['expiry-policies', 'P01 · seven days: completed 01/11 14:30, available 08/11 00:00, last day 08/11/2027'],
  ),
  fault(
    'a cancelled reward still counted against the limit',
    [
      'redeem',
      'redemptionCounters(reward, redeemedAt ?? now, -1)',
      'redemptionCounters(reward, redeemedAt ?? now, -1 + 1)',
    ],
    ['rewards', 'V14 · limit 1: a second is refused, and allowed again once the first is cancelled'],
  ),
];

const time: readonly Fault[] = [
  fault(
    'a lot dead on its last day',
    ['consume', 'endOf(lot.lastDay) <= now', 'endOf(lot.lastDay) - 86_400_000 <= now'],
    ['expiry', 'X01 · earned 31/01/2026 lasts through 31/01/2027 and is gone at 00:00 on 01/02'],
  ),
  fault(
    'a lot alive at 00:00 after its last day',
    ['consume', 'endOf(lot.lastDay) <= now', 'endOf(lot.lastDay) < now'],
    ['expiry', 'X01 · earned 31/01/2026 lasts through 31/01/2027 and is gone at 00:00 on 01/02'],
  ),
  fault(
    'a voucher refused on its last day',
    [
      'voucher-life',
      'startOf(firstDay) <= now && (lastDay === null || now < endOf(lastDay))',
      'startOf(firstDay) <= now && (lastDay === null || now < startOf(lastDay))',
    ],
    ['vouchers', 'V04 · a last day of 24/12 takes 23:59:59 and refuses 25/12 00:00:00'],
  ),
  fault(
    'inactivity pulled back by a late bill',
    [
      'order-completed',
      'lastOrderAt > businessTime ? lastOrderAt : businessTime',
      'lastOrderAt > businessTime ? businessTime : businessTime',
    ],
    ['expiry-policies', 'X08 · a late old order pulls no deadline back, and its own points live as long as the others'],
  ),
  {
    name: 'days by UTC instead of by Vietnam',
    edits: [
      {
        file: 'shared/src/words/vietnam-time.ts',
        find: 'dayNumbered(Math.floor((at + offsetMs) / dayMs))',
        replace: 'dayNumbered(Math.floor(at / dayMs))',
      },
    ],
    caughtBy: {
      file: `${tests}/campaigns.test.ts`,
      test: 'C05 · the weekend is local: Friday 17:30Z is Saturday here',
    },
  },
];

const tiers: readonly Fault[] = [
  fault(
    'a threshold that must be passed, not reached',
    ['tier-conditions', '>= condition.atLeast', '> condition.atLeast'],
    ['earn', 'E17 · exactly 5.000.000đ this year is Bạc, one đồng less is not'],
  ),
  fault(
    'a tier reviewed one day late',
    ['tier-review', 'now < endOf(tier.lastDay)', 'now < endOf(addDays(tier.lastDay, 1))'],
    ['tier-periods', 'T02 · Bạc with 3.000.000đ in 2027 is Đồng at 01/01/2028 00:00 and not before'],
  ),
  fault(
    'grace days that count for one period only',
    ['tier-counting', '...(inGrace ? countersIn(graceOf(period), changes) : {})', '...(inGrace ? {} : {})'],
    ['tier-periods', 'T05 · grace 30: Bạc stays to 30/01/2028, and 300.000đ on 20/01 keeps it and counts for 2028 too'],
  ),
  fault(
    'a tier kept after the return that undoes it',
    ['tier-loss', 'return falls ? addPostings(draft, [change]) : draft;', 'return draft;'],
    ['returns', 'T08 · Bạc by 5.200.000đ, buys 100.000đ for 12, then returns 500.000đ: Đồng at once, the 12 stay'],
  ),
  fault(
    'an entry gift at every entry',
    ['tier-upgrade', 'counters: { [giftOf(change.to)]: 1 }', 'counters: {}'],
    ['tier-periods', 'T09 · the gift of the top tier alone, once in a life'],
  ),
];

const returning: readonly Fault[] = [
  fault(
    'a clawback that forgets what was taken before',
    ['points-balance', ' - takenBefore));', '));'],
    ['returns', 'F03 · 299.000đ in two refunds takes 9 then 20, never 30'],
  ),
  fault(
    'a clawback of points that have expired',
    ['points-balance', 'Math.min(earned - target, earned - expired)', '(earned - target)'],
    ['returns', 'F16 · a lot of 40, 15 spent and 25 expired: only 15 are taken'],
  ),
  fault(
    'DEBT and CLAMP exchanged',
    ['points-balance', "policy === 'DEBT' ? short", "policy === 'CLAMP' ? short"],
    ['returns', 'F07 · with CLAMP nothing is owed: 50 are written off and the next 80 are 80'],
  ),
  fault(
    'a debt that nothing repays',
    [
      'settle',
      'const paid = smaller(debt, spendable(lots, moment));',
      'const paid = smaller(noPoints, spendable(lots, moment));',
    ],
    ['returns', 'F06 · 50 earned and spent, then refunded: debt 50, and the next 80 leave 30'],
  ),
  fault(
    'spent points given back as a new lot',
    [
      'restore',
      'parts.filter((part) => !isPast(part, now));\n  const past = sumParts(parts.filter((part) => isPast(part, now)));',
      'parts.filter(() => false);\n  const past = sumParts(parts);',
    ],
    ['returns', 'F01 · E04 wholly refunded: 100 back to their lot, 25 taken, 250.000đ in money, balance 100'],
  ),
  fault(
    'restored points that live a day too long',
    ['restore', 'export const restoredDays = 30;', 'export const restoredDays = 31;'],
    ['returns', 'F13 · spent from a lot that ended 21/11, refunded 02/12: a new lot to 01/01/2027'],
  ),
  fault(
    'a return that leaves the last rounded point behind',
    ['money-back', 'allBack ? used : inProportion', 'inProportion'],
    ['returns', 'E19 · corrected below what points had paid, and then cancelled, all the points come back'],
  ),
  fault(
    'the tier of today on a return',
    [
      'order-revised',
      'const { multiplierPercent: tierPercent, dayAllowance } = state;',
      'const { dayAllowance } = state;\n  const tierPercent = rules.document.tiers.find(({ id }) => id === account.tier.id)?.multiplierPercent ?? 100;',
    ],
    ['returns', 'F05 · 30 were earned at Đồng: as Vàng, 30 are taken and not 45'],
  ),
  fault(
    'a fixed bonus kept though its condition is gone',
    ['earn-formula', 'eligible >= rule.minimumDong && eligible > 0', 'eligible > 0'],
    ['returns', 'F11 · 260.000đ with +30 from 200.000đ: returning 100.000đ takes 10 and the bonus'],
  ),
  fault(
    'a merge that gives every lot a new life',
    ['merge', 'lot: mergedLotId(seq, part.lot) }));', 'lot: mergedLotId(seq, part.lot), lastDay: null }));'],
    ['merge', 'A01 · 100 to 31/12 merged into 200: 300, both last days kept, the source empty'],
  ),
];

/** What could go wrong in the rules: `shared/src/loyalty`. */
export const engineFaults: readonly Fault[] = [...earning, ...spending, ...time, ...tiers, ...returning];
