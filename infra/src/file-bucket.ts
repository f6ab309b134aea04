import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from './private-bucket.ts';

export interface FileBucketProps {
  readonly keepsData: boolean;
  readonly key: IKey | null;
}

/** Where pictures lie that everybody may read; their paths on the web are their keys. */
export const picturesPrefix = 'p/';
/** Where a phone sends one, before it was looked at. */
export const uploadsPrefix = 'uploads/';

const uploadDaysMax = 1;
const exportDaysMax = 7;
const oldVersionDaysMax = 30;

/**
 * Pictures and exports. Nobody outside writes without a form that a function signed, or reads anything but pictures that
 * were taken into use; what was sent and never was, and exports, delete themselves; what no reward names any more is
 * removed by the job `picture-sweep`.
 */
export class FileBucket extends Bucket {
  constructor(scope: Construct, id: string, { keepsData, key }: FileBucketProps) {
    super(scope, id, {
      ...privateBucket(key),
      versioned: keepsData,
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          // Any: the Mini App of iOS has a scheme of its own, which S3 may not know, and what lets a file in is the signed
          // form and no cookie.
          allowedOrigins: ['*'],
          allowedHeaders: ['content-type'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
      lifecycleRules: [
        { id: 'uploads', prefix: uploadsPrefix, expiration: Duration.days(uploadDaysMax) },
        { id: 'exports', prefix: 'exports/', expiration: Duration.days(exportDaysMax) },
        {
          id: 'old-versions',
          noncurrentVersionExpiration: Duration.days(oldVersionDaysMax),
          expiredObjectDeleteMarker: true,
        },
        { id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(uploadDaysMax) },
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects(`${picturesPrefix}*`)],
        conditions: { ArnLike: { 'aws:SourceArn': ourDistributions(this) } },
      }),
    );
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason:
        'Access is by addresses that our functions sign and log; a second bucket of access logs would say no more.',
    });
  }
}

/** Of this account: the one that shows them is in a stack that needs this one first. */
export const ourDistributions = (scope: Construct): string =>
  Stack.of(scope).formatArn({
    service: 'cloudfront',
    region: '',
    resource: 'distribution',
    resourceName: '*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
