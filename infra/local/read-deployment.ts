import type { AssemblyStack, JsonMap } from './cloud-assembly.ts';
import type {
  BucketDefinition,
  Deployment,
  EventSourceDefinition,
  FunctionDefinition,
  QueueDefinition,
  RouteDefinition,
  ScheduleDefinition,
  SecretDefinition,
} from './deployment.ts';
import type { Resolver } from './intrinsics.ts';
import { readDistributions } from './read-distributions.ts';
import { functionNameIn, type NamedResource } from './resource-names.ts';

interface Found {
  stack: AssemblyStack;
  resource: NamedResource;
  properties: JsonMap;
}

/** Reads every resource we run from all stacks, with its intrinsic functions resolved. */
export function readDeployment(stacks: readonly AssemblyStack[], resolver: Resolver): Deployment {
  const find = (...types: string[]): Found[] =>
    stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([, { Type }]) => types.includes(Type))
        .filter(([, { Condition }]) => !Condition || resolver.condition(stack, Condition))
        .map(([id, { Properties }]) => ({
          stack,
          resource: resolver.named(stack, id),
          properties: resolver.value(stack, Properties ?? {}) as JsonMap,
        })),
    );
  refuseWhatIsNotRun(find);
  return {
    functions: find('AWS::Lambda::Function').map(readFunction),
    tables: find('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ resource, properties }) => ({
      ...resource,
      properties,
    })),
    routes: readRoutes(find),
    eventSources: find('AWS::Lambda::EventSourceMapping').map(readEventSource),
    queues: find('AWS::SQS::Queue').map(readQueue),
    schedules: find('AWS::Scheduler::Schedule').map(readSchedule),
    buckets: find('AWS::S3::Bucket').map(readBucket),
    distributions: readDistributions(find),
    secrets: find('AWS::SecretsManager::Secret').map(readSecret),
  };
}

function readBucket({ resource, properties }: Found): BucketDefinition {
  const rules = maps(map(properties['CorsConfiguration'])['CorsRules']);
  const all = (name: string) => rules.flatMap((rule) => strings(rule[name]));
  return {
    ...resource,
    cors: { origins: all('AllowedOrigins'), methods: all('AllowedMethods'), headers: all('AllowedHeaders') },
  };
}

function readSecret({ resource, properties }: Found): SecretDefinition {
  if (!properties['GenerateSecretString']) return { ...resource, generate: undefined };
  const rule = map(properties['GenerateSecretString']);
  return {
    ...resource,
    generate: {
      template: String(rule['SecretStringTemplate'] ?? '{}'),
      key: rule['GenerateStringKey'] === undefined ? undefined : String(rule['GenerateStringKey']),
      length: Number(rule['PasswordLength'] ?? 32),
      excludesPunctuation: rule['ExcludePunctuation'] === true,
    },
  };
}

type Find = (...types: string[]) => Found[];

/** A template that relies on a gateway feature we do not imitate must fail here, not behave differently in the cloud. */
function refuseWhatIsNotRun(find: Find): void {
  const apis = find('AWS::ApiGatewayV2::Api');
  if (apis.length > 1) throw new Error('the local stack runs one HTTP API');
  if (apis[0]?.properties['CorsConfiguration']) throw new Error('the local gateway answers no CORS of its own');
  if (find('AWS::ApiGatewayV2::Authorizer').length > 0) throw new Error('the local gateway runs no authorizers');
}

function readFunction({ stack, resource, properties }: Found): FunctionDefinition {
  const variables = map(map(properties['Environment'])['Variables']);
  return {
    ...resource,
    folder: stack.assetFolders.get(String(map(properties['Code'])['S3Key'])) ?? '',
    handler: String(properties['Handler']),
    runtime: String(properties['Runtime']),
    timeoutMs: Number(properties['Timeout'] ?? 3) * 1000,
    memoryMb: Number(properties['MemorySize'] ?? 128),
    region: stack.region,
    logFormat: String(map(properties['LoggingConfig'])['LogFormat'] ?? 'Text'),
    environment: Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)])),
  };
}

function readRoutes(find: Find): RouteDefinition[] {
  const uris = new Map(
    find('AWS::ApiGatewayV2::Integration').map(({ stack, resource, properties }) => [
      `${stack.name}/${resource.name}`,
      String(properties['IntegrationUri']),
    ]),
  );
  return find('AWS::ApiGatewayV2::Route').map(({ stack, properties }) => {
    const uri = uris.get(`${stack.name}/${String(properties['Target']).replace('integrations/', '')}`);
    if (!uri) throw new Error(`route ${properties['RouteKey']} has no integration`);
    return { routeKey: String(properties['RouteKey']), functionName: functionNameIn(uri) };
  });
}

function readEventSource({ stack, resource, properties }: Found): EventSourceDefinition {
  const onFailure = map(map(properties['DestinationConfig'])['OnFailure'])['Destination'];
  return {
    id: `${stack.name}/${resource.logicalId}`,
    sourceArn: String(properties['EventSourceArn']),
    functionName: functionNameIn(String(properties['FunctionName'])),
    batchSize: Number(properties['BatchSize'] ?? (String(properties['EventSourceArn']).includes(':sqs:') ? 10 : 100)),
    startingPosition: String(properties['StartingPosition'] ?? 'TRIM_HORIZON'),
    reportsItemFailures: strings(properties['FunctionResponseTypes']).includes('ReportBatchItemFailures'),
    bisects: properties['BisectBatchOnFunctionError'] === true,
    retriesMax: Number(properties['MaximumRetryAttempts'] ?? -1),
    onFailureArn: onFailure === undefined ? undefined : String(onFailure),
    patterns: maps(map(properties['FilterCriteria'])['Filters']).map(
      ({ Pattern }) => JSON.parse(String(Pattern)) as JsonMap,
    ),
  };
}

function readQueue({ resource, properties }: Found): QueueDefinition {
  const redrive = map(properties['RedrivePolicy']);
  const deadLetter = redrive['deadLetterTargetArn'];
  return {
    ...resource,
    visibilityTimeoutMs: Number(properties['VisibilityTimeout'] ?? 30) * 1000,
    delayMs: Number(properties['DelaySeconds'] ?? 0) * 1000,
    deadLetterArn: deadLetter === undefined ? undefined : String(deadLetter),
    receivesMax: Number(redrive['maxReceiveCount'] ?? Number.POSITIVE_INFINITY),
  };
}

function readSchedule({ resource, properties }: Found): ScheduleDefinition {
  const target = map(properties['Target']);
  return {
    ...resource,
    expression: String(properties['ScheduleExpression']),
    timeZone: String(properties['ScheduleExpressionTimezone'] ?? 'UTC'),
    functionName: functionNameIn(String(target['Arn'])),
    input: target['Input'] === undefined ? undefined : String(target['Input']),
    enabled: properties['State'] !== 'DISABLED',
  };
}

const map = (value: unknown): JsonMap => (value ?? {}) as JsonMap;
const maps = (value: unknown): JsonMap[] => (value ?? []) as JsonMap[];
const strings = (value: unknown): string[] => (value ?? []) as string[];
