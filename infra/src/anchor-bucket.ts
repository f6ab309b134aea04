import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from './private-bucket.ts';

/** Longer than anybody may dispute an entry (C12), and than a backup lives. */
const lockedDays = 400;

/**
 * Where every member's chain stood each night: written once, and until its time is over nobody deletes or replaces it,
 * the account's own administrator neither. Hashes and random ids only.
 */
export class AnchorBucket extends Bucket {
  constructor(
    scope: Construct,
    id: string,
    { keepsData, key }: { readonly keepsData: boolean; readonly key: IKey | null },
  ) {
    super(scope, id, {
      ...privateBucket(key),
      versioned: keepsData,
      // A stage for trying things out must be possible to delete.
      ...(keepsData ? { objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(lockedDays)) } : {}),
      lifecycleRules: [
        {
          id: 'anchors',
          expiration: Duration.days(lockedDays),
          ...(keepsData ? { noncurrentVersionExpiration: Duration.days(1) } : {}),
        },
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'One function writes and reads it, once a night; CloudTrail has both.',
    });
  }
}
