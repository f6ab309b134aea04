import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ourDistributions } from './file-bucket.ts';

/** One key for everything that is kept; rotated by AWS each year, with older data still readable. */
export class DataKey extends Key {
  constructor(scope: Construct, id: string, props: { readonly keepsData: boolean }) {
    super(scope, id, {
      description: 'Encrypts the table, the root secret and the files of Quay Lai',
      enableKeyRotation: true,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Pictures that everybody may read are encrypted with it, too.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: { ArnLike: { 'aws:SourceArn': ourDistributions(this) } },
      }),
    );
  }
}
