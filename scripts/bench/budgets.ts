/**
 * What each number may be at most. Where the goal of the handbook is not reached, the budget is today's value with a
 * little room, so that nothing grows unnoticed, and `goal` says what it should be.
 */
export type Budget = { readonly floor?: number; readonly goal?: number } & (
  | { readonly max: number }
  | { readonly min: number }
);

interface ByMeasure extends Readonly<Record<'writeUnits' | 'readUnits' | 'trips', number>> {
  /** All calls, where that is promised too. */
  readonly calls?: number;
}

/** Capacity and round trips of a whole route that succeeds, bill lines and look-ups included (PB1, PB2). */
export const operationBudgets: Readonly<Record<string, ByMeasure>> = {
  // A plain posting and nothing beside it: decisions 3. Whatever has to be known is read in its first trip.
  capture: { writeUnits: 6, readUnits: 2, trips: 2 },
  void: { writeUnits: 6, readUnits: 2, trips: 2 },
  hold: { writeUnits: 6, readUnits: 3, trips: 2 },
  // With the bill's lines (1 WCU, beside the reads); what waits for the order makes itself known (ADR 0128).
  'earn (till)': { writeUnits: 7, readUnits: 2, trips: 2 },
  // Whether a person has to look at it first is one more read.
  'earn (counter)': { writeUnits: 7, readUnits: 4.5, trips: 2 },
  'earn with points (counter)': { writeUnits: 7, readUnits: 4.5, trips: 2 },
  // The order says whose lines and whose account.
  'return one line (till)': { writeUnits: 8, readUnits: 4, trips: 3 },
  'redeem, unlimited': { writeUnits: 8, readUnits: 3, trips: 2 },
  // A claim is one trip more: decisions 3.
  'redeem, limited': { writeUnits: 9, readUnits: 3, trips: 3 },
  'redeem a counter gift': { writeUnits: 8, readUnits: 4, trips: 2 },
  // The voucher says which entry paid it.
  'cancel a voucher': { writeUnits: 8, readUnits: 4, trips: 3 },
  // The shop's limits are one more read, once a minute.
  approve: { writeUnits: 8, readUnits: 6, trips: 2 },
  refuse: { writeUnits: 8, readUnits: 4, trips: 2 },
  // One query (ADR 0116).
  home: { writeUnits: 0, readUnits: 2, trips: 1, calls: 1 },
  'history page': { writeUnits: 0, readUnits: 1, trips: 1 },
  'find a member by phone': { writeUnits: 0, readUnits: 3, trips: 3 },
  'approvals queue': { writeUnits: 0, readUnits: 1.5, trips: 1 },
};

export const budgets = {
  /** A repetition finds its guard by the transaction that it makes cancel. */
  duplicateUnits: { max: 8 },
  /** A return without its order is kept, noted and marked; everything else writes a claim or a bill's lines at most. */
  refusedUnits: { max: 6 },
  /** A bill that is not what was shown: it is priced anew. */
  refusedTrips: { max: 7 },
  /** One transaction more, and for who was overtaken one look more. */
  retryUnits: { max: 2 },
  retryTrips: { max: 2 },
  jobWriteUnits: { max: 5 },
  jobReadUnits: { max: 2 },
  // Mark and day in one transaction, so that each entry counts once: 2 each, and the day shared by the batch (ADR 0126).
  asyncUnitsInBatch: { max: 2.04, floor: 2, goal: 2 },
  asyncUnitsAlone: { max: 4, floor: 4, goal: 2 },
  // Of 2,000 branches few come twice in a batch.
  asyncUnitsOfChain: { max: 3.9, floor: 2, goal: 2 },
  itemBytes: { max: 1024 },
  bundleBytes: { max: 300_000, goal: 446_000 },
  coldRatio: { max: 1.03, floor: 1, goal: 1.1 },
  // Three calls where the bare handler makes one (ADR 0117, 0128).
  warmEarnRatio: { max: 1.7, floor: 1, goal: 1.5 },
  // Of a member with five entries to show; with none it is 1.03.
  warmScreenRatio: { max: 1.7, floor: 1, goal: 1.5 },
  flatOperations: { max: 0 },
  flatInstructions: { max: 1.15, goal: 1.15 },
  // Home reads one page of items: nine entries do not fill it, ninety-nine do.
  homeInstructions: { max: 1.3, goal: 1.15 },
  lotBytes: { max: 40 },
  lotReadUnits: { max: 0.05 },
  // Of 1,000 that a partition bears.
  hottestPartition: { max: 300, goal: 300 },
  hotPartitions: {
    // Two writes a claim, whatever shelf it lies on: their partition is one.
    STOCK: { max: 600, goal: 300 },
    // Claims under way lie in the item itself: it grows with the rate, and each write with it.
    BUDGET: { max: 400, goal: 300 },
  },
  conflictPercent: { max: 1, goal: 1 },
  // Four calls an order against one transaction, and a machine that has the load, the function and the engine on two
  // cores: far below the goal, and by wall time; only a collapse is told.
  wrapperShare: { min: 0.05, floor: 1, goal: 0.4 },
  gatewayShare: { min: 0.02, floor: 1, goal: 0.4 },
  logBytes: { max: 600, floor: 250, goal: 600 },
  // Sales that come as fast as batches fill: 50 a second and more on each shard of the stream.
  usdPerMillionEarns: { max: 8.9, floor: 2.42, goal: 6 },
  // A small shop's: nobody else within the second that a batch waits.
  usdPerMillionEarnsAlone: { max: 10.3, floor: 2.42, goal: 6 },
  usdPerTenThousandMembers: { max: 0.7, goal: 0.6 },
  /** A debt with a known way out: connections that are told instead of asking (ADR 0108). */
  usdOfAsking: { max: 4.8 },
} as const satisfies Readonly<Record<string, Budget | Readonly<Record<string, Budget>>>>;
