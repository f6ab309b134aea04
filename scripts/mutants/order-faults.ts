import type { Fault } from './fault.ts';
import { fault } from './ledger-faults.ts';

const campaigns = 'routes/webhooks/campaign-orders';
const vouchers = 'routes/webhooks/voucher-orders';
const early = 'routes/webhooks/early-changes';

/** What could go wrong with what an order draws on, shared budgets and vouchers, and with what comes before it. */
export const orderFaults: readonly Fault[] = [
  fault(
    'a budget claimed without looking what is left',
    [['budgets/claim', "if (budgetPoints !== null) conditions.push('(attribute_not_exists(u) OR u <= :room)');", '']],
    [campaigns, 'C01 · with 15 left 24 due give 15, then nothing'],
  ),
  fault(
    'a claim kept by a sale that was not posted',
    [['budgets/post-order', 'if (isNotOurs) await claims.release();', '']],
    [campaigns, 'E20 C01 · pushed again, or in other words, an order draws on its budget once'],
  ),
  fault(
    'a bonus given back as often as the stream tells it',
    [['budgets/settle', "    when: 'attribute_not_exists(pk)',\n", '']],
    [
      campaigns,
      'C01 · a return gives its bonus back and the closed campaign opens again, once however often it is told',
    ],
  ),
  fault(
    'a bonus given back to a campaign that is over',
    [['budgets/revise-order', ' && isRunning(rule, businessTime, now)', '']],
    [campaigns, 'C8 · a return after the campaign’s end gives nothing back'],
  ),
  fault(
    'an emergency stop that late sales do not hear of',
    [['budgets/post-order', 'rules: withStops(rules, current)', 'rules']],
    [campaigns, 'C04 · an emergency stop meets a late sale of before, a scheduled end does not'],
  ),
  fault(
    'a sweep that does not look for the entry',
    [['budgets/sweep', 'used ?? nothingUsed', 'nothingUsed']],
    ['budgets/claims', 'I10 · whose posting was written and never answered stays used'],
  ),
  fault(
    'a preview that promises a budget already used',
    [['budgets/quote', 'budgetKey(programme, id)', "budgetKey(programme, 'x' as typeof id)"]],
    ['routes/staff/campaign-bills', 'C01 · is shown what the budget still gives, and gets that'],
  ),
  fault(
    'a voucher given back on its old day',
    [['records/order-vouchers', 'lastDay: lastDayAfterCancel(seen.lastDay, at)', 'lastDay: seen.lastDay']],
    [vouchers, 'V08 · a cancelled order gives its voucher back; past its day it lives a week more'],
  ),
  fault(
    'a bill kept without what was taken off it',
    [['routes/staff/post-bill', 'priced === order ? []', 'priced !== null ? []']],
    [
      'routes/staff/voucher-bills',
      'decisions 11 · a tier’s 5 % comes off before the voucher, and the bill is kept as it was priced',
    ],
  ),
  fault(
    'a mark put over an order that has come',
    [['records/set-aside', ', when: noGuardYet }', ' }']],
    [early, 'F09 · the order was quicker: the return is done, not parked'],
  ),
  fault(
    'an order over a mark that does not ask whether another stands',
    [['ledger/guard', 'guarding.awaited ? noGuardYet', "guarding.awaited ? 'attribute_exists(pk)'"]],
    [early, 'E18 F09 · the order three times at once over what waits earns and gives back once'],
  ),
  fault(
    'a repeated order that leaves what waits for it',
    [['ledger/guard', 'seq: stored.seq, awaited: stored.awaited', 'seq: stored.seq, awaited: false']],
    [early, 'F09 C1.5 · the order sent again is a duplicate and is followed'],
  ),
];
