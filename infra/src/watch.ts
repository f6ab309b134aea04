import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmsOf, missingData, type Watched } from './alarms.ts';
import { OperationsDashboard } from './operations-dashboard.ts';
import type { Settings } from './settings.ts';

/** Alarms, each with its entry in docs/runbook.md, the dashboard, and a budget. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, props: Omit<Watched, 'stage'> & { readonly settings: Settings }) {
    super(scope, id);
    const { stage, alarmEmail, monthlyBudgetUsd } = props.settings;
    const watched: Watched = { ...props, stage };
    const action = alarmEmail === null ? null : emailTo(this, alarmEmail);
    for (const definition of alarmsOf(watched)) {
      const { name, entry = name, metric, threshold, periods, below } = definition;
      const alarm = new Alarm(this, name, {
        alarmName: `QuayLai-${stage}-${name}`,
        alarmDescription: `docs/runbook.md#${entry}`,
        metric,
        threshold,
        evaluationPeriods: periods,
        comparisonOperator: below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: missingData(definition),
      });
      if (action !== null) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
    }
    new OperationsDashboard(this, 'Dashboard', watched);
    if (alarmEmail !== null && monthlyBudgetUsd !== null) budget(this, stage, alarmEmail, monthlyBudgetUsd);
  }
}

function emailTo(scope: Construct, address: string): IAlarmAction {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true });
  // A policy of its own takes the place of the default one, under which alarms of the account may publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
  topic.addSubscription(new EmailSubscription(address));
  Validations.of(topic).acknowledge({
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    reason: 'An e-mail that does not arrive has no queue to go to; the alarm stays red in the console.',
  });
  return new SnsAction(topic);
}

const warnAtPercent = 80;

/** Of what carries the stage's tag: activate the tag "stage" for cost allocation once (docs/deploy.md). */
function budget(scope: Construct, stage: string, address: string, monthlyUsd: number): void {
  const subscribers = [{ subscriptionType: 'EMAIL', address }];
  const notice = (notificationType: string, threshold: number) => ({
    notification: { comparisonOperator: 'GREATER_THAN', notificationType, threshold, thresholdType: 'PERCENTAGE' },
    subscribers,
  });
  new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: `QuayLai-${stage}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      costFilters: { TagKeyValue: [`user:stage$${stage}`] },
    },
    notificationsWithSubscribers: [notice('ACTUAL', warnAtPercent), notice('FORECASTED', 100)],
  });
}
