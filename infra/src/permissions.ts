import { type FunctionName, functionNames, type PartitionKind, tableAccess } from '@quaylai/shared/api/table-access';
import { Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DataStack } from './data-stack.ts';
import { exportedArn } from './exported-arn.ts';
import type { NodeFunction } from './node-function.ts';
import { grantPictureSweep, grantPictures } from './picture-permissions.ts';

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
// A transaction needs the actions of its parts. Nothing scans, and nothing writes in batches without conditions.
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
const removals = ['dynamodb:DeleteItem'];

/**
 * Who meets people or tills, and who erases them: to read personal data and check tokens. Stream and jobs never need
 * the root key.
 */
export const keyHolders: readonly FunctionName[] = ['customer', 'staff', 'admin', 'webhooks', 'inbox'];

// Named one by one: what CDK grants ends in a wildcard.
const keyUses = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Grants each function the actions its work needs, on the kinds of partition it works on. */
export function grantPermissions(functions: Readonly<Record<FunctionName, NodeFunction>>, data: DataStack): void {
  grantPictures(functions.admin, data.files);
  for (const name of functionNames) {
    const { role } = functions[name];
    const access = tableAccess[name];
    for (const [actions, kinds] of [
      [reads, [...access.reads, ...access.writes, ...access.removes]],
      [writes, access.writes],
      [removals, access.removes],
    ] as const) {
      if (kinds.length > 0) role.addToPolicy(onPartitions(data.table, actions, kinds));
    }
    if (keyHolders.includes(name)) {
      role.addToPolicy(
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [data.secret.secretArn] }),
      );
    }
    if (name === 'scheduled') {
      grantAnchors(functions[name], data);
      grantPictureSweep(functions[name], data.files);
    }
    if (data.key !== null) role.addToPolicy(new PolicyStatement({ actions: keyUses, resources: [data.key.keyArn] }));
  }
}

/** Every partition key is "programme#KIND#…", and no part of a key holds a "#". */
function onPartitions(table: TableV2, actions: readonly string[], kinds: readonly PartitionKind[]): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [table.tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...new Set(kinds)].sort().map((kind) => `*#${kind}#*`) },
      // Without this, a call that names no key at all would satisfy "for all values".
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}

/** Putting under a new name and reading: what is there can be neither replaced nor deleted. */
function grantAnchors({ role }: NodeFunction, { anchors }: DataStack): void {
  const resources = [anchors.arnForObjects('*')];
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources }));
  // Without it S3 answers "forbidden" for what is not there.
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [anchors.bucketArn] }));
  Validations.of(role).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${exportedArn(anchors, anchors.bucketArn)}/*]`,
    reason: 'Anchors are named by programme, night and shard; nothing there can be replaced or deleted.',
  });
}
