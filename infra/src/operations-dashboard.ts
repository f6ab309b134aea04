import { jobs } from '@quaylai/shared/api/jobs';
import { factMetrics, metricNamespace, refusedMetric } from '@quaylai/shared/api/metrics';
import { functionNames } from '@quaylai/shared/api/table-access';
import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ofAll, ofJob, own, type Watched } from './alarms.ts';

const facts = factMetrics.filter((name) => name !== 'ProjectionLagMs');

/** What an operator looks at first: is it asked, does it answer, what happens to points, what is left behind. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, functions, table, failures, inbox }: Watched) {
    super(scope, id);
    const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    const logGroups = functionNames.map((name) => functions[name].lambda.logGroup.logGroupName);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `QuayLai-${stage}`,
      defaultInterval: Duration.hours(12),
      widgets: [
        [
          graph(
            'Requests, refusals, faults',
            ofAll(stage, 'Requests'),
            ofAll(stage, 'Refused'),
            ofAll(stage, 'Faults'),
          ),
          graph('Duration, p99 ms', ofAll(stage, 'DurationMs', 'MAX', Stats.p(99))),
        ],
        [
          graph('Points and gifts', ...facts.map((name) => own(stage, 'stream', name))),
          graph('Behind, ms', own(stage, 'stream', 'ProjectionLagMs', 'Maximum')),
        ],
        [
          graph(
            'Capacity',
            ofAll(stage, 'ReadUnits'),
            ofAll(stage, 'WriteUnits'),
            table.metricConsumedWriteCapacityUnits(),
          ),
          graph(
            'Left behind',
            failures.stream.metricApproximateNumberOfMessagesVisible(),
            failures.schedules.metricApproximateNumberOfMessagesVisible(),
            failures.inbox.metricApproximateNumberOfMessagesVisible(),
          ),
        ],
        [
          graph('Jobs, ms', ...Object.keys(jobs).map((job) => ofJob(stage, job, 'Maximum').with({ label: job }))),
          graph(
            'Chains proven, broken; returns nobody expected',
            own(stage, 'scheduled', 'ChainsVerified'),
            own(stage, 'scheduled', 'ChainsBroken'),
            own(stage, 'scheduled', 'ReturnsParked'),
          ),
        ],
        [
          graph('Refused, by reason', refusedBy(stage)),
          graph(
            'The outside',
            own(stage, 'customer', 'ZaloUnavailable'),
            own(stage, 'webhooks', 'BadSignatures'),
            inbox.metricApproximateAgeOfOldestMessage(),
          ),
        ],
        [
          new LogQueryWidget({
            title: 'Jobs: last run, and what it did',
            logGroupNames: [functions.scheduled.lambda.logGroup.logGroupName],
            view: LogQueryVisualizationType.TABLE,
            width: 24,
            queryLines: [
              'filter message = "job"',
              'stats latest(@timestamp) as lastRun, count(*) as runs, max(ms) as longestMs, sum(members) as members, ' +
                'sum(released) as released, sum(closed) as closed, sum(parked) as parked, sum(unfinished) as cutShort by job',
            ],
          }),
        ],
        [
          new LogQueryWidget({
            title: 'Refused, by reason and route',
            logGroupNames: logGroups,
            view: LogQueryVisualizationType.TABLE,
            width: 24,
            queryLines: [
              'filter ispresent(outcome) and status >= 400',
              'stats count(*) as times, pct(DurationMs, 99) as p99Ms by outcome, route',
              'sort times desc',
              'limit 50',
            ],
          }),
        ],
      ],
    });
  }
}

/** Every reason that was ever given: which there are nobody knows beforehand. */
const refusedBy = (stage: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${metricNamespace(stage)},service,reason} MetricName="${refusedMetric}"', 'Sum', 300)`,
    label: '',
  });
