import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface FileBucketProps {
  readonly keepsData: boolean;
  readonly key: IKey | null;
  /** Pages that may send pictures. */
  readonly origins: readonly string[];
}

const uploadDaysMax = 1;
const exportDaysMax = 7;
const oldVersionDaysMax = 30;

/**
 * Pictures and exports. Nobody outside reads or writes without an address that a function signed; what was sent but
 * never taken into use, and exports, delete themselves.
 */
export class FileBucket extends Bucket {
  constructor(scope: Construct, id: string, { keepsData, key, origins }: FileBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      ...(key === null
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      versioned: keepsData,
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          // S3 knows http and https origins only; the Mini App of iOS has its own scheme and sends through the API.
          allowedOrigins: origins.filter((origin) => /^https?:/.test(origin)),
          allowedHeaders: ['content-type'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
      lifecycleRules: [
        { id: 'uploads', prefix: 'uploads/', expiration: Duration.days(uploadDaysMax) },
        { id: 'exports', prefix: 'exports/', expiration: Duration.days(exportDaysMax) },
        { id: 'old-versions', noncurrentVersionExpiration: Duration.days(oldVersionDaysMax) },
        { id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(uploadDaysMax) },
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason:
        'Access is by addresses that our functions sign and log; a second bucket of access logs would say no more.',
    });
  }
}
