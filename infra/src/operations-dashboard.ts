import { factMetrics } from '@quaylai/shared/api/metrics';
import { functionNames } from '@quaylai/shared/api/table-access';
import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ofAll, own, type Watched } from './alarms.ts';

const facts = factMetrics.filter((name) => name !== 'ProjectionLagMs');

/** What an operator looks at first: is it asked, does it answer, what happens to points, what is left behind. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, functions, table, failures }: Watched) {
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
          new LogQueryWidget({
            title: 'Refused, by reason',
            logGroupNames: logGroups,
            view: LogQueryVisualizationType.TABLE,
            width: 24,
            queryLines: [
              'filter message = "request" and status >= 400',
              'stats count(*) as times, pct(durationMs, 99) as p99Ms by outcome, route',
              'sort times desc',
              'limit 50',
            ],
          }),
        ],
      ],
    });
  }
}
