import { jobs } from '@quaylai/shared/api/jobs';
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { FailureQueue } from './failure-queue.ts';
import type { NodeFunction } from './node-function.ts';

const deliveryRetriesMax = 3;
const runRetriesMax = 1;
// The next run does the same work: an event older than this is worth nothing.
const eventAgeSecondsMax = 300;

/** One schedule for each job of the spine, in Vietnam's time. */
export class Schedules extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: { readonly worker: NodeFunction }) {
    super(scope, id);
    const { lambda } = props.worker;
    this.failures = new FailureQueue(this, 'Failures');
    const { failures } = this;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }));

    // The scheduler only delivers the event; what happens after is the function's own asynchronous retry.
    lambda.configureAsyncInvoke({
      retryAttempts: runRetriesMax,
      maxEventAge: Duration.seconds(eventAgeSecondsMax),
      onFailure: new SqsDestination(failures),
    });
    // In a group of this stack each schedule can have its job's plain name, whatever else runs in the account.
    const group = new CfnScheduleGroup(this, 'Group', { name: Stack.of(this).stackName });
    for (const [job, { schedule }] of Object.entries(jobs)) {
      new CfnSchedule(this, job, {
        name: job,
        groupName: group.ref,
        scheduleExpression: schedule,
        scheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: lambda.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ job }),
          retryPolicy: { maximumRetryAttempts: deliveryRetriesMax, maximumEventAgeInSeconds: eventAgeSecondsMax },
          deadLetterConfig: { arn: failures.queueArn },
        },
      });
    }
  }
}
