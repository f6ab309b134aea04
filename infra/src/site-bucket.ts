import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from './private-bucket.ts';

const brokenUploadDaysMax = 1;

/** The built pages, and nothing that could not be built again: read by the distribution, written by `npm run deploy`. */
export class SiteBucket extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      ...privateBucket(null),
      lifecycleRules: [
        { id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(brokenUploadDaysMax) },
      ],
      // A bucket that holds something is not deleted by CloudFormation: who takes the stack down empties it first.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Public pages: only the distribution reads them, and a log of that would hold visitors’ addresses.',
    });
  }
}
