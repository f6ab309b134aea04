/** What the clocks of two processes may be apart: each five minutes off, one before and one behind (reliability 4.4). */
const clocksApartMs = 10 * 60 * 1000;
/** Above every function's timeout. */
const underWayMsMax = 2 * 60 * 1000;

/** A claim of this age, by whosever clock it was noted, belongs to no posting under way. */
export const abandonedAfterMs = clocksApartMs + underWayMsMax;
