import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobs } from '@quaylai/shared/api/jobs';
import { routes } from '@quaylai/shared/api/routes';
import { functionNames } from '@quaylai/shared/api/table-access';
import { beforeAll, expect, test } from 'vitest';
import { type Synthesised, synthesised, synthesisedOffline } from './synthesised.ts';

let prod: Synthesised;
beforeAll(() => {
  prod = synthesisedOffline('prod');
}, 200_000);

test('every function gets the bundle of its own entry point', () => {
  const bundles = readdirSync(prod.outFolder)
    .filter((name) => name.startsWith('asset.'))
    .map((name) => readFileSync(join(prod.outFolder, name, 'index.js'), 'utf8'));
  expect(prod.all('AWS::Lambda::Function')).toHaveLength(functionNames.length);
  expect(new Set(bundles).size).toBe(functionNames.length);
  for (const name of functionNames) expect(bundles.filter((code) => code.includes(`"${name}"`))).toHaveLength(1);
});

test('functions run on Node 24 on arm64 with 512 MB and a bounded time', () => {
  for (const { Properties } of prod.all('AWS::Lambda::Function')) {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 512 });
    expect([5, 30, 120]).toContain(Properties.Timeout);
  }
});

test('every log is kept for 30 days', () => {
  const groups = prod.all('AWS::Logs::LogGroup');
  expect(groups).toHaveLength(functionNames.length + 1);
  for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(30);
});

test('the gateway has each route of the spine once, to its own audience, and nothing else but preflights', () => {
  const made = prod
    .all('AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => [Properties.RouteKey as string, functionBehind(Properties.Target['Fn::Join'][1][1].Ref)]);
  const wanted = Object.entries(routes).map(([key, { audience }]) => [key, audience]);
  expect(made.sort()).toEqual([...wanted, ['OPTIONS /{proxy+}', 'customer']].sort());
});

function functionBehind(integrationId: string): string {
  const uri = prod.service.Resources[integrationId]?.Properties.IntegrationUri['Fn::GetAtt'][0] as string;
  return functionNames.find((name) => uri.startsWith(`${name}Function`)) ?? uri;
}

test('the gateway leaves CORS to code', () => {
  expect(prod.one('AWS::ApiGatewayV2::Api').Properties).not.toHaveProperty('CorsConfiguration');
});

test('the access log names the route and neither person nor path', () => {
  const { Properties } = prod.one('AWS::ApiGatewayV2::Stage');
  const fields = Object.values(JSON.parse(Properties.AccessLogSettings.Format));
  expect(fields).toContain('$context.routeKey');
  for (const field of fields) expect(field).not.toMatch(/identity|authorizer|path|header|domain/i);
});

test('TH16 · the gateway limits all together, what asks nobody who they are, and each change', () => {
  const { DefaultRouteSettings, RouteSettings } = prod.one('AWS::ApiGatewayV2::Stage').Properties;
  expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 1_200, ThrottlingBurstLimit: 2_400 });
  expect(RouteSettings['POST /v1/session']).toEqual({ ThrottlingRateLimit: 300, ThrottlingBurstLimit: 600 });
  for (const [key, { repeats, roles }] of Object.entries(routes)) {
    expect(key in RouteSettings, key).toBe(repeats !== 'harmless' || (roles as readonly string[]).includes('anyone'));
  }
});

test('the table can be restored to any second and outlives the stack', () => {
  const table = prod.one('AWS::DynamoDB::GlobalTable');
  expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(table.Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    Replicas: [
      { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ],
  });
});

test('what is made for trying things out leaves nothing behind', () => {
  const { data } = synthesised({ stage: 'dev' });
  for (const kept of Object.values(data.Resources).filter(({ Type }) => !Type.endsWith('Policy'))) {
    expect(kept).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  }
}, 200_000);

test('what must never be lost is in a stack of its own, which keeps all of it', () => {
  const kept = Object.values(prod.data.Resources).filter(({ Type }) => !Type.endsWith('Policy'));
  expect(kept.map(({ Type }) => Type).sort()).toEqual([
    'AWS::DynamoDB::GlobalTable',
    'AWS::S3::Bucket',
    'AWS::S3::Bucket',
    'AWS::SecretsManager::Secret',
  ]);
  for (const resource of kept)
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('files are private, encrypted, and reached over TLS only', () => {
  for (const { Properties } of prod.all('AWS::S3::Bucket')) {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
    });
  }
  for (const { Type, Properties } of Object.values(prod.data.Resources)) {
    if (Type === 'AWS::S3::Bucket') expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  }
  for (const { Properties } of prod.all('AWS::S3::BucketPolicy')) {
    const [deny, ...allowing] = Properties.PolicyDocument.Statement;
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    for (const read of allowing) {
      expect(read).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
    }
  }
});

test('what a night anchored can be replaced and deleted by nobody for 400 days', () => {
  const locked = prod.all('AWS::S3::Bucket').filter(({ Properties }) => Properties.ObjectLockEnabled === true);
  expect(locked.map(({ Properties }) => Properties.ObjectLockConfiguration.Rule.DefaultRetention)).toEqual([
    { Mode: 'COMPLIANCE', Days: 400 },
  ]);
});

test('the root key is generated and outlives the stack', () => {
  const secret = prod.one('AWS::SecretsManager::Secret');
  expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(secret.Properties.GenerateSecretString).toMatchObject({ GenerateStringKey: 'rootKey', PasswordLength: 64 });
});

test('a poisoned record is isolated, tried at most 6 times and kept', () => {
  expect(streamMapping()).toMatchObject({
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 5,
    StartingPosition: 'TRIM_HORIZON',
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } },
  });
});

test('the stream’s consumer is woken for what it follows', () => {
  const [{ Pattern }] = streamMapping().FilterCriteria.Filters;
  const sorts = ['HEAD', 'PERSON', { prefix: 'E#' }, { prefix: 'R#' }, { prefix: 'REVIEW#' }];
  expect(JSON.parse(Pattern)).toEqual({ dynamodb: { Keys: { sk: { S: sorts } } } });
});

test('what senders give seconds for waits in a queue, is tried at most 5 times and kept', () => {
  const mapping = mappings().find(({ StartingPosition }) => StartingPosition === undefined);
  expect(mapping).toMatchObject({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BatchSize: 10,
    ScalingConfig: { MaximumConcurrency: 5 },
  });
  const [queue, ...others] = prod
    .all('AWS::SQS::Queue')
    .map(({ Properties }) => Properties)
    .filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);
  expect(others).toEqual([]);
  expect(queue).toMatchObject({ SqsManagedSseEnabled: true, RedrivePolicy: { maxReceiveCount: 5 } });
  expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * 30);
});

const mappings = () => prod.all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
const streamMapping = () => mappings().find(({ StartingPosition }) => StartingPosition !== undefined);

test('each job of the spine has one schedule in Vietnamese time, with a queue for what could not be delivered', () => {
  const schedules = prod.all('AWS::Scheduler::Schedule').map(({ Properties }) => Properties);
  const made = schedules.map(({ Name, Target, ScheduleExpression }) => [
    Name,
    JSON.parse(Target.Input),
    ScheduleExpression,
  ]);
  expect(made).toEqual(Object.entries(jobs).map(([job, { schedule }]) => [job, { job }, schedule]));
  for (const { ScheduleExpressionTimezone, Target } of schedules) {
    expect(ScheduleExpressionTimezone).toBe('Asia/Ho_Chi_Minh');
    expect(Target.DeadLetterConfig.Arn).toBeDefined();
  }
});

test('TH21 · a page of the console runs our own scripts only, and is framed by nobody', () => {
  const policies = prod.all('AWS::CloudFront::ResponseHeadersPolicy').map(({ Properties }) => {
    const { ContentSecurityPolicy, ...others } = Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(others).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
    });
    return JSON.stringify(ContentSecurityPolicy.ContentSecurityPolicy);
  });
  expect(policies).toHaveLength(2);
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src (?!'self';)|unsafe-eval/);
  }
  expect(policies.some((policy) => policy.includes('sandbox'))).toBe(true);
});

test('pages and pictures are served over TLS, from private buckets, each with its headers', () => {
  const { DefaultCacheBehavior, CacheBehaviors, Origins } = prod.one('AWS::CloudFront::Distribution').Properties
    .DistributionConfig;
  for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
    expect(behaviour).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      ResponseHeadersPolicyId: { Ref: expect.any(String) },
    });
    expect(behaviour).not.toHaveProperty('AllowedMethods');
  }
  expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual(['/p/*']);
  for (const { OriginAccessControlId } of Origins) expect(OriginAccessControlId).toBeDefined();
});

test('every resource that can be says product, stage and part, the table too: the budget counts by it', () => {
  const untagged = new Set<string>();
  for (const [part, { Resources }] of Object.entries({ data: prod.data, web: prod.web, service: prod.service })) {
    for (const { Type, Properties } of Object.values(Resources)) {
      const tags = tagsOf(Type, Properties);
      if (tags === undefined) untagged.add(Type);
      else expect(tags, Type).toEqual({ product: 'quaylai', stage: 'prod', part });
    }
  }
  // What CloudFormation gives no tags to; none of it costs.
  expect([...untagged].sort()).toEqual([
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::CloudFront::ResponseHeadersPolicy',
    'AWS::IAM::Policy',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::Permission',
    'AWS::S3::BucketPolicy',
    'AWS::SQS::QueuePolicy',
    'AWS::Scheduler::Schedule',
  ]);
});

/** A table's are its copies'; undefined where there are none. */
function tagsOf(type: string, properties: Record<string, unknown> = {}): unknown {
  const [copy = {}] = (properties['Replicas'] ?? []) as Record<string, unknown>[];
  const tags = (type === 'AWS::DynamoDB::GlobalTable' ? copy : properties)['Tags'];
  if (!Array.isArray(tags)) return tags;
  return Object.fromEntries(tags.map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]));
}

test('stages share an account: nothing of theirs that AWS knows by name alone is called the same', () => {
  const names = (stage: 'dev' | 'prod') =>
    synthesised({ stage })
      .all('AWS::CloudFront::Function')
      .map(({ Properties }) => Properties.Name);
  expect(names('dev')).not.toEqual(names('prod'));
}, 200_000);
