import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from './failure-queue.ts';
import type { NodeFunction } from './node-function.ts';

export interface InboxProps {
  /** Takes in what was proven; may send and nothing else. */
  readonly sender: NodeFunction;
  readonly worker: NodeFunction;
  readonly workerSeconds: number;
}

const receivesMax = 5;
const batchMessagesMax = 10;
/** A flood of events must not take the functions that people wait for their concurrency. */
const workersAtOnceMax = 5;
// Lambda may hold a batch for several tries of its own before the message is anybody's again.
const visibilityFactor = 6;

/** What senders give us only seconds for: taken in at once, worked on behind this queue (decisions 23). */
export class Inbox extends Construct {
  readonly queue: Queue;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { sender, worker, workerSeconds }: InboxProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(visibilityFactor * workerSeconds),
      deadLetterQueue: { queue: this.failures, maxReceiveCount: receivesMax },
    });
    const { queueArn } = this.queue;
    sender.lambda.addEnvironment('INBOX_URL', this.queue.queueUrl);
    sender.role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }));
    worker.role.addToPolicy(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queueArn],
      }),
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: worker.lambda,
      eventSourceArn: queueArn,
      batchSize: batchMessagesMax,
      reportBatchItemFailures: true,
      maxConcurrency: workersAtOnceMax,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'A queue has no destination of its mapping: its redrive policy keeps what failed.',
    });
    // Lambda checks the permission when the mapping is made.
    mapping.node.addDependency(worker.role);
  }
}
