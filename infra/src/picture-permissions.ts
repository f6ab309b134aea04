import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { exportedArn } from './exported-arn.ts';
import { picturesPrefix, uploadsPrefix } from './file-bucket.ts';
import type { NodeFunction } from './node-function.ts';

/** Who takes a shop's pictures in: forms are signed with its own credentials, so that it may do what they let others do. */
export function grantPictures({ role }: NodeFunction, files: Bucket): void {
  for (const [action, prefix] of [
    ['s3:PutObject', uploadsPrefix],
    ['s3:GetObject', uploadsPrefix],
    ['s3:PutObject', picturesPrefix],
  ] as const) {
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [files.arnForObjects(`${prefix}*`)] }));
  }
  acknowledgeFolders(role, files, [uploadsPrefix, picturesPrefix]);
}

/** Who tidies up: sees what lies there, and removes what everybody may see. */
export function grantPictureSweep({ role }: NodeFunction, files: Bucket): void {
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }));
  const resources = [files.arnForObjects(`${picturesPrefix}*`)];
  role.addToPolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources }));
  acknowledgeFolders(role, files, [picturesPrefix]);
}

function acknowledgeFolders(role: NodeFunction['role'], files: Bucket, prefixes: readonly string[]): void {
  for (const prefix of prefixes) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${exportedArn(files, files.bucketArn)}/${prefix}*]`,
      reason: 'Pictures have ids and hashes for names; one folder of one bucket.',
    });
  }
}
