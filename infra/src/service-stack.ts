import { type FunctionName, functionNames } from '@quaylai/shared/api/table-access';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import { HttpApi } from './http-api.ts';
import { Inbox } from './inbox.ts';
import { NodeFunction } from './node-function.ts';
import { grantPermissions } from './permissions.ts';
import { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { Watch } from './watch.ts';
import type { WebStack } from './web-stack.ts';

export interface ServiceStackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly web: WebStack;
  /** The folder of entry points, one for each name in `functionNames`. */
  readonly functionsFolder: string;
}

// The gateway gives up after 30 s, the person before that; batches may take longer than anyone waits.
const requestSecondsMax = 5;
const timeoutSeconds: Readonly<Record<FunctionName, number>> = {
  customer: requestSecondsMax,
  staff: requestSecondsMax,
  admin: requestSecondsMax,
  webhooks: requestSecondsMax,
  inbox: 30,
  stream: 30,
  scheduled: 120,
};

/** What works on the data of many programmes and keeps nothing itself: it may be deleted and made anew at any time. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, web, functionsFolder }: ServiceStackProps) {
    super(scope, id, stackProps(settings, id, 'what works on the data'));
    const environment = environmentOf(settings, data, web);
    const functions = Object.fromEntries(
      functionNames.map((name) => [
        name,
        new NodeFunction(this, name, {
          functionsFolder,
          entry: name,
          environment,
          timeoutSeconds: timeoutSeconds[name],
          reservedConcurrency: settings.reservedConcurrency[name],
          traces: settings.traces,
        }),
      ]),
    ) as Record<FunctionName, NodeFunction>;

    functions.scheduled.lambda.addEnvironment('ANCHOR_BUCKET', data.anchors.bucketName);
    grantPermissions(functions, data);
    const stream = new StreamConsumer(this, 'StreamConsumer', { table: data.table, consumer: functions.stream });
    const schedules = new Schedules(this, 'Schedules', { worker: functions.scheduled });
    const inbox = new Inbox(this, 'Inbox', {
      sender: functions.webhooks,
      worker: functions.inbox,
      workerSeconds: timeoutSeconds.inbox,
    });
    const api = new HttpApi(this, 'HttpApi', { ...settings, functions });
    if (settings.watched) {
      const failures = { stream: stream.failures, schedules: schedules.failures, inbox: inbox.failures };
      const watched = { functions, table: data.table, failures, inbox: inbox.queue, apiId: api.apiId };
      new Watch(this, 'Watch', { settings, ...watched });
    }
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    if (api.domainTarget !== null) new CfnOutput(this, 'DomainTarget', { value: api.domainTarget });
    new CfnOutput(this, 'TableName', { value: data.table.tableName });
    new CfnOutput(this, 'AnchorBucket', { value: data.anchors.bucketName });
    new CfnOutput(this, 'SecretArn', { value: data.secret.secretArn });
  }
}

function environmentOf(
  settings: Settings,
  { table, secret, files }: DataStack,
  { url: webUrl }: WebStack,
): Record<string, string> {
  return {
    STAGE: settings.stage,
    TABLE_NAME: table.tableName,
    ENVIRONMENT_SECRET: secret.secretArn,
    FILE_BUCKET: files.bucketName,
    WEB_URL: webUrl,
    // The console's pages call from where they are served.
    ALLOWED_ORIGINS: [...settings.allowedOrigins, webUrl].join(','),
    ZALO_GRAPH_URL: settings.zalo.graphUrl,
    ZALO_GRAPH_RELAY: String(settings.zalo.graphIsRelay),
    ZALO_OAUTH_URL: settings.zalo.oauthUrl,
    ZALO_OPENAPI_URL: settings.zalo.openapiUrl,
    ZALO_BUSINESS_URL: settings.zalo.businessUrl,
  };
}
