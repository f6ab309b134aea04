import { type FunctionName, functionNames } from '@quaylai/shared/api/table-access';
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EnvironmentSecret } from './environment-secret.ts';
import { HttpApi } from './http-api.ts';
import { NodeFunction } from './node-function.ts';
import { grantPermissions } from './permissions.ts';
import { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { Table } from './table.ts';

export interface StackProps {
  readonly settings: Settings;
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
  stream: 30,
  scheduled: 120,
};

/** One environment for many programmes. */
export class QuayLaiStack extends Stack {
  constructor(scope: Construct, id: string, { settings, functionsFolder }: StackProps) {
    super(scope, id, {
      stackName: `QuayLai-${settings.stage}`,
      description: `Quay Lại, ${settings.stage}`,
      env: { region: settings.region },
      terminationProtection: settings.keepsData,
    });
    Tags.of(this).add('product', 'quaylai');
    Tags.of(this).add('stage', settings.stage);

    const table = new Table(this, 'Table', settings);
    const secret = new EnvironmentSecret(this, 'EnvironmentSecret', settings);
    const environment = environmentOf(settings, table.tableName, secret.secretArn);
    const functions = Object.fromEntries(
      functionNames.map((name) => [
        name,
        new NodeFunction(this, name, {
          functionsFolder,
          entry: name,
          environment,
          timeoutSeconds: timeoutSeconds[name],
        }),
      ]),
    ) as Record<FunctionName, NodeFunction>;

    grantPermissions(functions, { table, secret });
    new StreamConsumer(this, 'StreamConsumer', { table, consumer: functions.stream });
    new Schedules(this, 'Schedules', { worker: functions.scheduled });
    const api = new HttpApi(this, 'HttpApi', { ...settings, functions });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
  }
}

function environmentOf(settings: Settings, tableName: string, secretArn: string): Record<string, string> {
  return {
    STAGE: settings.stage,
    TABLE_NAME: tableName,
    ENVIRONMENT_SECRET: secretArn,
    ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
    ZALO_GRAPH_URL: settings.zalo.graphUrl,
    ZALO_OAUTH_URL: settings.zalo.oauthUrl,
    ZALO_OPENAPI_URL: settings.zalo.openapiUrl,
    ZALO_BUSINESS_URL: settings.zalo.businessUrl,
  };
}
