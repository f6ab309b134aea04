import type { JsonMap } from './cloud-assembly.ts';
import type { NamedResource } from './resource-names.ts';

/** What the templates deploy, resolved: the only configuration of the local stack. */
export interface Deployment {
  functions: FunctionDefinition[];
  tables: TableDefinition[];
  routes: RouteDefinition[];
  eventSources: EventSourceDefinition[];
  queues: QueueDefinition[];
  schedules: ScheduleDefinition[];
  buckets: BucketDefinition[];
  distributions: DistributionDefinition[];
  secrets: SecretDefinition[];
}

export interface FunctionDefinition extends NamedResource {
  folder: string;
  handler: string;
  runtime: string;
  timeoutMs: number;
  memoryMb: number;
  region: string;
  logFormat: string;
  environment: Record<string, string>;
}

export interface TableDefinition extends NamedResource {
  properties: JsonMap;
}

/** `routeKey` is "METHOD /path" or "$default". */
export interface RouteDefinition {
  routeKey: string;
  functionName: string;
}

/** A DynamoDB stream or a queue feeding a function; limits as CloudFormation writes them, -1 meaning for ever. */
export interface EventSourceDefinition {
  id: string;
  sourceArn: string;
  functionName: string;
  batchSize: number;
  startingPosition: string;
  reportsItemFailures: boolean;
  bisects: boolean;
  retriesMax: number;
  onFailureArn: string | undefined;
  patterns: JsonMap[];
}

export interface QueueDefinition extends NamedResource {
  visibilityTimeoutMs: number;
  delayMs: number;
  deadLetterArn: string | undefined;
  receivesMax: number;
}

export interface ScheduleDefinition extends NamedResource {
  expression: string;
  timeZone: string;
  functionName: string;
  input: string | undefined;
  enabled: boolean;
}

export interface BucketDefinition extends NamedResource {
  cors: { origins: string[]; methods: string[]; headers: string[] };
}

/** Files of buckets on the web; the first behaviour whose pattern fits a path answers it. */
export interface DistributionDefinition extends NamedResource {
  rootObject: string;
  behaviours: BehaviourDefinition[];
}

export interface BehaviourDefinition {
  pattern: string;
  bucket: string;
  headers: Record<string, string>;
  /** Of a CloudFront Function that changes the request first. */
  code: string | null;
}

export interface SecretDefinition extends NamedResource {
  /** How to make a value, where the template leaves that to AWS. */
  generate: { template: string; key: string | undefined; length: number; excludesPunctuation: boolean } | undefined;
}
