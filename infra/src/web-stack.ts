import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';
import { stackProps } from './stack-props.ts';
import { WebDistribution } from './web-distribution.ts';

export interface WebStackProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

/**
 * The console's pages and shops' pictures. Apart from the service, which is made anew more often than addresses may
 * change.
 */
export class WebStack extends Stack {
  /** Without a trailing slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, { settings, data }: WebStackProps) {
    super(scope, id, stackProps(settings, id, 'pages and pictures'));
    const { region } = settings;
    const site = new SiteBucket(this, 'Site');
    const web = new WebDistribution(this, 'Web', {
      // CDK's class does not fit its own interface where optional means absent.
      site: site as IBucket,
      filesName: data.files.bucketName,
      region,
      domain: settings.webDomain,
      connectsTo: [apiOrigin(settings), `https://${data.files.bucketName}.s3.${region}.amazonaws.com`],
    });
    this.url = web.url;
    new CfnOutput(this, 'WebUrl', { value: web.url });
    new CfnOutput(this, 'WebTarget', { value: web.target });
    new CfnOutput(this, 'SiteBucketName', { value: site.bucketName });
  }
}

// The service's own address is known only after these pages: without a domain it is some API of this region.
const apiOrigin = ({ domain, region }: Settings): string =>
  `https://${domain?.name ?? `*.execute-api.${region}.amazonaws.com`}`;
