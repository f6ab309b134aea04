import type { Audience } from '@quaylai/shared/api/route';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { NodeFunction } from './node-function.ts';

/** One function for each audience, one for the stream, one for the jobs. */
export const functionNames = ['customer', 'staff', 'admin', 'webhooks', 'stream', 'scheduled'] as const;
export type FunctionName = Audience | 'stream' | 'scheduled';

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
// A transaction needs the actions of its parts; nothing here scans.
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];

const tableActions: Readonly<Record<FunctionName, readonly string[]>> = {
  customer: [...reads, ...writes, 'dynamodb:DeleteItem'],
  staff: [...reads, ...writes, 'dynamodb:DeleteItem'],
  admin: [...reads, ...writes, 'dynamodb:DeleteItem'],
  webhooks: [...reads, ...writes],
  stream: [...reads, ...writes, 'dynamodb:DeleteItem'],
  scheduled: [...reads, ...writes, 'dynamodb:DeleteItem'],
};

export interface Resources {
  readonly table: TableV2;
  readonly secret: Secret;
}

/** Grants each function the actions its work needs, on this table and this secret alone. */
export function grantPermissions(functions: Readonly<Record<FunctionName, NodeFunction>>, resources: Resources): void {
  for (const name of functionNames) {
    const { role } = functions[name];
    role.addToPolicy(new PolicyStatement({ actions: [...tableActions[name]], resources: [resources.table.tableArn] }));
    role.addToPolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [resources.secret.secretArn] }),
    );
  }
}
