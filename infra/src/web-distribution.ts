import { Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { picturesPrefix } from './file-bucket.ts';
import type { Domain } from './settings.ts';
import { pageHeaders, pictureHeaders } from './web-headers.ts';

export interface WebDistributionProps {
  readonly site: IBucket;
  /** Name of the bucket that pictures lie in. */
  readonly filesName: string;
  readonly region: string;
  readonly domain: Domain | null;
  /** Origins that the console's pages may call. */
  readonly connectsTo: readonly string[];
}

// CloudFront's own small runtime: a path without an extension is a screen of the one page.
const screensToOnePage = `function handler(event) {
  var request = event.request;
  if (request.uri.split('/').pop().indexOf('.') < 0) request.uri = '/index.html';
  return request;
}`;

/** One address for the console's pages and for shops' pictures; both buckets stay private. */
export class WebDistribution extends Construct {
  readonly url: string;
  /** What the domain's CNAME must name. */
  readonly target: string;

  constructor(scope: Construct, id: string, { site, filesName, region, domain, connectsTo }: WebDistributionProps) {
    super(scope, id);
    const shared: Pick<BehaviorOptions, 'cachePolicy' | 'viewerProtocolPolicy' | 'compress'> = {
      // Keeps what the object's own cache-control says: a year for what has a hash in its name, nothing for the page.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    const screens = new EdgeFunction(this, 'Screens', {
      // CDK's own name would be the same in every stage of an account, and may stand there once.
      functionName: `${Stack.of(this).stackName}-Screens`,
      code: FunctionCode.fromInline(screensToOnePage),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Every screen is the one page',
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Pages and pictures',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Asia is in the second class; the first has no edge near Vietnam.
      priceClass: PriceClass.PRICE_CLASS_200,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domain === null
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }),
      defaultBehavior: {
        ...shared,
        origin: S3BucketOrigin.withOriginAccessControl(site),
        responseHeadersPolicy: pageHeaders(this, connectsTo),
        functionAssociations: [{ function: screens, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        [`/${picturesPrefix}*`]: {
          ...shared,
          origin: S3BucketOrigin.withOriginAccessControl(readElsewhere(this, filesName, region)),
          responseHeadersPolicy: pictureHeaders(this),
        },
      },
    });
    this.target = distribution.distributionDomainName;
    this.url = `https://${domain?.name ?? distribution.distributionDomainName}`;
    acknowledge(distribution, domain);
  }
}

/** The bucket by its name: its own stack says who reads it, or each stack would need the other first. */
const readElsewhere = (scope: Construct, bucketName: string, region: string): IBucket =>
  Bucket.fromBucketAttributes(scope, 'Files', { bucketName, region });

function acknowledge(distribution: Distribution, domain: Domain | null): void {
  Validations.of(distribution).acknowledge(
    {
      id: 'AwsSolutions::AwsSolutions-CFR1',
      reason: 'Customers travel, and an owner may look at the shop from anywhere.',
    },
    {
      id: 'AwsSolutions::AwsSolutions-CFR2',
      reason:
        'Files only, nothing that is computed: a firewall of 5 dollars a month would guard what everybody may read.',
    },
    {
      id: 'AwsSolutions::AwsSolutions-CFR3',
      reason: 'Its log would hold the addresses of people who look at pictures; nothing here needs them.',
    },
  );
  if (domain === null) {
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions::AwsSolutions-CFR4',
      reason: 'With CloudFront’s own certificate its oldest TLS is fixed by AWS; a domain of our own sets 1.2.',
    });
  }
}
