import { jobs } from '@quaylai/shared/api/jobs';
import type { factMetrics, ReportMetric, requestMetrics } from '@quaylai/shared/api/metrics';
import { jobMetric, metricNamespace } from '@quaylai/shared/api/metrics';
import { type FunctionName, functionNames } from '@quaylai/shared/api/table-access';
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { NodeFunction } from './node-function.ts';

export interface Watched {
  readonly stage: string;
  readonly functions: Readonly<Record<FunctionName, NodeFunction>>;
  readonly table: TableV2;
  readonly failures: { readonly stream: Queue; readonly schedules: Queue; readonly inbox: Queue };
  readonly inbox: Queue;
  readonly apiId: string;
}

/** One thing that wakes somebody. */
export interface AlarmDefinition {
  readonly name: string;
  /** In docs/runbook.md; its name unless several share one. */
  readonly entry?: string;
  readonly metric: IMetric;
  /** Rings at this number and above; `below`: under it. */
  readonly threshold: number;
  readonly below?: true;
  /** Periods of the metric in a row. */
  readonly periods: number;
  /** Nothing heard is a reason to ring. */
  readonly silenceRings?: true;
}

type RequestMetric = (typeof requestMetrics)[number];
type OwnMetric = RequestMetric | (typeof factMetrics)[number] | ReportMetric;

const period = Duration.minutes(5);
const asked = ['customer', 'staff', 'admin', 'webhooks'] as const satisfies readonly FunctionName[];

/** A metric of our own, as one function writes it to its log. */
export const own = (stage: string, service: FunctionName, metricName: OwnMetric, statistic = 'Sum'): Metric =>
  new Metric({ namespace: metricNamespace(stage), metricName, dimensionsMap: { service }, statistic, period });

/** Of all functions that people and tills ask. */
export function ofAll(
  stage: string,
  metric: RequestMetric,
  fold: 'SUM' | 'MAX' = 'SUM',
  statistic = 'Sum',
): MathExpression {
  return together(
    metric,
    fold,
    asked.map((name) => own(stage, name, metric, statistic)),
  );
}

/** Named one by one: `METRICS()` would take in whatever else stands in the same graph. */
function together(label: string, fold: 'SUM' | 'MAX', parts: readonly IMetric[]): MathExpression {
  const named = parts.map((part, index): [string, IMetric] => [`${label.toLowerCase()}${index}`, part]);
  const expression = `${fold}([${named.map(([id]) => id).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics: Object.fromEntries(named), period, label });
}

const waitingIn = (queue: Queue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' });

/** Everything that rings. What repairs itself does not: a conflict retried, a code mistyped, a shelf empty. */
export function alarmsOf({ stage, functions, table, failures, inbox, apiId }: Watched): readonly AlarmDefinition[] {
  const throttles = functionNames.map((each) => functions[each].lambda.metricThrottles({ period, statistic: 'Sum' }));
  const tableEvents = (metricName: string) => table.metric(metricName, { period, statistic: 'Sum' });
  const gateway = new Metric({
    namespace: 'AWS/ApiGateway',
    metricName: '5xx',
    dimensionsMap: { ApiId: apiId },
    statistic: 'Sum',
    period,
  });
  const tableThrottles = [tableEvents('ReadThrottleEvents'), tableEvents('WriteThrottleEvents')];
  return [
    { name: 'faults', metric: ofAll(stage, 'Faults'), threshold: 5, periods: 1 },
    { name: 'gateway-errors', metric: gateway, threshold: 10, periods: 1 },
    { name: 'slow-answers', metric: ofAll(stage, 'DurationMs', 'MAX', Stats.p(99)), threshold: 2_000, periods: 3 },
    { name: 'refusals', metric: ofAll(stage, 'Refused'), threshold: 1_000, periods: 2 },
    { name: 'zalo-unavailable', metric: own(stage, 'customer', 'ZaloUnavailable'), threshold: 10, periods: 2 },
    { name: 'signatures-refused', metric: own(stage, 'webhooks', 'BadSignatures'), threshold: 5, periods: 1 },
    { name: 'functions-throttled', metric: together('Throttles', 'SUM', throttles), threshold: 1, periods: 2 },
    { name: 'table-throttled', metric: together('TableThrottles', 'SUM', tableThrottles), threshold: 50, periods: 2 },
    {
      name: 'stream-behind',
      metric: functions.stream.lambda.metric('IteratorAge', { period, statistic: 'Maximum' }),
      threshold: 120_000,
      periods: 2,
    },
    { name: 'stream-failures', metric: waitingIn(failures.stream), threshold: 1, periods: 1 },
    { name: 'job-failures', metric: waitingIn(failures.schedules), threshold: 1, periods: 1 },
    { name: 'inbox-failures', metric: waitingIn(failures.inbox), threshold: 1, periods: 1 },
    {
      name: 'inbox-behind',
      metric: inbox.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      threshold: 900,
      periods: 1,
    },
    ...silences(stage),
    { name: 'chains-broken', metric: own(stage, 'scheduled', 'ChainsBroken'), threshold: 1, periods: 1 },
    { name: 'returns-parked', metric: own(stage, 'scheduled', 'ReturnsParked', 'Maximum'), threshold: 20, periods: 1 },
    { name: 'canary-failures', metric: own(stage, 'scheduled', 'CanaryFailures'), threshold: 1, periods: 1 },
  ];
}

/** A job that did not come to its end for too long, whether it failed, was switched off or was never called. */
const silences = (stage: string): readonly AlarmDefinition[] =>
  Object.entries(jobs).map(([job, { silentMinutesMax }]) => ({
    name: `jobs-silent-${job}`,
    entry: 'jobs-silent',
    metric: ofJob(stage, job, 'SampleCount', Duration.minutes(silentMinutesMax)),
    threshold: 1,
    below: true,
    periods: 1,
    silenceRings: true,
  }));

/** How long runs of one job took. */
export const ofJob = (stage: string, job: string, statistic: string, over: Duration = period): Metric =>
  new Metric({
    namespace: metricNamespace(stage),
    metricName: jobMetric,
    dimensionsMap: { service: 'scheduled', job },
    statistic,
    period: over,
  });

export const missingData = ({ silenceRings }: AlarmDefinition): TreatMissingData =>
  silenceRings ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING;
