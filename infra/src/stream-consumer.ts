import { followed } from '@quaylai/shared/api/table-access';
import { Duration, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { exportedArn } from './exported-arn.ts';
import { FailureQueue } from './failure-queue.ts';
import type { NodeFunction } from './node-function.ts';

const batchRecordsMax = 100;
const batchWindowSeconds = 1;
const retriesMax = 5;
// Each item's changes stay in order; those of one member may overtake each other. More at once would be thinner batches,
// and what a batch shares is what it saves (ADR 0126).
const parallelBatches = 2;

const followedSorts = [...followed.exactly, ...followed.beginning.map((prefix) => ({ prefix }))];

/** Feeds a function with every change of the table; one poisoned record ends in a queue and holds up no other. */
export class StreamConsumer extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: { readonly table: TableV2; readonly consumer: NodeFunction }) {
    super(scope, id);
    const { table, consumer } = props;
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new Error('the table has no stream');
    consumer.role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    );
    consumer.role.addToPolicy(
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${table.tableArn}/stream/*`] }),
    );
    Validations.of(consumer.role).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${exportedArn(table, table.tableArn)}/stream/*]`,
      reason: 'Listing streams is checked against this pattern; it names one table, whose stream has no fixed name.',
    });
    this.failures = new FailureQueue(this, 'Failures');
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer.lambda,
      eventSourceArn: streamArn,
      // Nothing that was written before the consumer existed may be missed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: followedSorts } } } })],
      batchSize: batchRecordsMax,
      maxBatchingWindow: Duration.seconds(batchWindowSeconds),
      parallelizationFactor: parallelBatches,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: retriesMax,
      onFailure: new SqsDlq(this.failures),
    });
    // Lambda checks the permission when the mapping is made.
    mapping.node.addDependency(consumer.role);
  }
}
