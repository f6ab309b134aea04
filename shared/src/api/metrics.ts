import type { JobName } from './jobs.ts';

/** What requests count, each function under its own name; few, because a metric costs by its name. */
export const requestMetrics = [
  'Requests',
  'Faults',
  'Refused',
  'ZaloUnavailable',
  'BadSignatures',
  'DurationMs',
  'ReadUnits',
  'WriteUnits',
] as const;

/** What happened to points and gifts, read off the table's stream; a batch that is handed again is counted again. */
export const factMetrics = [
  'PointsEarned',
  'PointsSpent',
  'PointsExpired',
  'PointsClawedBack',
  'HoldsOpened',
  'HoldsExpired',
  'RedemptionsApproved',
  'RedemptionsRefused',
  'RedemptionsLapsed',
  'MembersJoined',
  'ProjectionLagMs',
] as const;

/** Numbers of a job's report that an operator is told of, by the report's own name for them. */
export const reportMetrics: Readonly<Partial<Record<JobName, Readonly<Record<string, ReportMetric>>>>> = {
  'parked-returns': { parked: 'ReturnsParked' },
  'chain-check': { members: 'ChainsVerified', broken: 'ChainsBroken' },
  canary: { failures: 'CanaryFailures', broken: 'ChainsBroken' },
};

export type ReportMetric = 'ReturnsParked' | 'CanaryFailures' | 'ChainsVerified' | 'ChainsBroken';
/** How long a job's run took, by the dimension "job"; how many there are says how often it came to its end. */
export const jobMetric = 'JobMs';
/** Refused requests by the dimension "reason", beside `Refused`. */
export const refusedMetric = 'RefusedBecause';
export type FactMetric = (typeof factMetrics)[number];

/** Beneath which a stage keeps its metrics: two stages of one account are told apart. */
export const metricNamespace = (stage: string): string => `QuayLai/${stage}`;
