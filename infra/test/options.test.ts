import { readFileSync } from 'node:fs';
import { jobs } from '@quaylai/shared/api/jobs';
import { beforeAll, expect, test } from 'vitest';
import { everything } from './everything.ts';
import { type Synthesised, synthesised } from './synthesised.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const entries = [...runbook.matchAll(/^### (\S+)$/gm)].map(([, name]) => name);

let built: Synthesised;
beforeAll(() => {
  built = synthesised({ settings: everything });
}, 200_000);

test('each alarm has its entry in the runbook, and each entry its alarm', () => {
  const named = built.all('AWS::CloudWatch::Alarm').map(({ Properties }) => {
    const name = Properties.AlarmName.replace('QuayLai-prod-', '');
    const entry = Properties.AlarmDescription.replace('docs/runbook.md#', '');
    expect(name.startsWith(entry), name).toBe(true);
    return entry;
  });
  expect([...new Set(named)].sort()).toEqual([...entries].sort());
});

test('each entry says what it means, how to confirm it, and what to do', () => {
  for (const part of runbook.split(/^### /m).slice(1)) {
    for (const word of ['**Means.**', '**Confirm.**', '**Do.**']) expect(part, part.slice(0, 20)).toContain(word);
  }
});

test('an alarm tells somebody when it rings and when it is over', () => {
  for (const { Properties } of built.all('AWS::CloudWatch::Alarm')) {
    expect(Properties.AlarmActions).toHaveLength(1);
    expect(Properties.OKActions).toHaveLength(1);
  }
  expect(built.one('AWS::SNS::Subscription').Properties).toMatchObject({
    Protocol: 'email',
    Endpoint: 'ops@example.vn',
  });
});

test('the silence of each job rings, no later than a day, and of nothing else', () => {
  const ringing = built
    .all('AWS::CloudWatch::Alarm')
    .filter(({ Properties }) => Properties.TreatMissingData === 'breaching')
    .map(({ Properties }) => Properties);
  const silent = Object.keys(jobs).map((job) => `QuayLai-prod-jobs-silent-${job}`);
  expect(ringing.map(({ AlarmName }) => AlarmName)).toEqual(silent);
  for (const { Statistic, Period, EvaluationPeriods } of ringing) {
    expect(Statistic).toBe('SampleCount');
    // CloudWatch looks no further back.
    expect(Period * EvaluationPeriods).toBeLessThanOrEqual(24 * 60 * 60);
  }
});

test('TH16 · a month that costs more than was meant writes an e-mail', () => {
  expect(built.one('AWS::Budgets::Budget').Properties.Budget).toMatchObject({
    BudgetLimit: { Amount: 50, Unit: 'USD' },
    CostFilters: { TagKeyValue: ['user:stage$prod'] },
  });
});

test('a domain of our own is the only address', () => {
  expect(built.one('AWS::ApiGatewayV2::Api').Properties).toMatchObject({ DisableExecuteApiEndpoint: true });
  expect(built.one('AWS::ApiGatewayV2::DomainName').Properties).toMatchObject({
    DomainName: 'api.example.vn',
    DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }],
  });
  expect(Object.keys(built.service.Outputs ?? {})).toContain('DomainTarget');
});

test('a key of our own encrypts table, secret and both buckets, and is renewed each year', () => {
  expect(built.one('AWS::KMS::Key').Properties).toMatchObject({ EnableKeyRotation: true });
  expect(built.one('AWS::DynamoDB::GlobalTable').Properties.SSESpecification).toMatchObject({ SSEType: 'KMS' });
  expect(built.one('AWS::SecretsManager::Secret').Properties.KmsKeyId).toBeDefined();
  for (const { Type, Properties } of Object.values(built.data.Resources)) {
    if (Type !== 'AWS::S3::Bucket') continue;
    const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault).toMatchObject({ SSEAlgorithm: 'aws:kms' });
  }
});

test('traces and reserved concurrency are settings: everywhere or nowhere, and for whom they name', () => {
  const lambdas = (of: Synthesised) => of.all('AWS::Lambda::Function').map(({ Properties }) => Properties);
  const plain = synthesised({ stage: 'prod' });
  for (const { TracingConfig } of lambdas(built)) expect(TracingConfig).toEqual({ Mode: 'Active' });
  for (const { TracingConfig } of lambdas(plain)) expect(TracingConfig).toBeUndefined();
  const reserved = (of: Synthesised) => lambdas(of).flatMap((one) => one.ReservedConcurrentExecutions ?? []);
  expect(reserved(built)).toEqual([100]);
  expect(reserved(plain)).toEqual([]);
}, 200_000);

test('nothing costs by the hour: no gateway, address, instance, domain of Route 53 or warm function', () => {
  const { data, web, service } = built;
  const all = [data, web, service].flatMap(({ Resources }) => Object.values(Resources));
  const types = new Set(all.map(({ Type }) => Type));
  for (const type of types) expect(type).not.toMatch(/EC2|NatGateway|RDS|ElastiCache|OpenSearch|WAF|Route53|Alias/);
  for (const { Properties } of built.all('AWS::Lambda::Function')) {
    expect(Properties).not.toHaveProperty('VpcConfig');
    expect(Properties).not.toHaveProperty('ProvisionedConcurrencyConfig');
  }
});

test('the web under a domain of our own speaks TLS 1.2 at least, and its pages may call that API alone', () => {
  expect(built.one('AWS::CloudFront::Distribution').Properties.DistributionConfig).toMatchObject({
    Aliases: ['shop.example.vn'],
    ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
  });
  const headers = JSON.stringify(built.all('AWS::CloudFront::ResponseHeadersPolicy'));
  expect(headers).toContain("connect-src 'self' https://api.example.vn ");
  expect(headers).not.toContain('execute-api');
});
