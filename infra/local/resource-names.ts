import type { AssemblyStack } from './cloud-assembly.ts';

/** What a resource is called on this machine, once its own name property is resolved. */
export interface NamedResource {
  type: string;
  logicalId: string;
  name: string;
  arn: string;
}

/** The property that names a resource of each type we run; others are called by their logical id. */
const nameProperties: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Scheduler::Schedule': 'Name',
};

export function namePropertyOf(type: string): string | undefined {
  return nameProperties[type];
}

/** The name a resource gets when the template leaves it to CloudFormation; stable, so data on disk is found again. */
export function defaultName(type: string, stackName: string, logicalId: string): string {
  const name = `${stackName}-${logicalId}`;
  if (type === 'AWS::S3::Bucket') return name.toLowerCase();
  return type in nameProperties ? name : logicalId;
}

export function arnOf(type: string, name: string, { region, account }: AssemblyStack): string {
  switch (type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return `arn:aws:dynamodb:${region}:${account}:table/${name}`;
    case 'AWS::Lambda::Function':
      return `arn:aws:lambda:${region}:${account}:function:${name}`;
    case 'AWS::SQS::Queue':
      return `arn:aws:sqs:${region}:${account}:${name}`;
    case 'AWS::SecretsManager::Secret':
      // The six characters after the dash are part of every real secret's ARN, and CDK cuts them off to get the name.
      return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-Local0`;
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${name}`;
    case 'AWS::Scheduler::Schedule':
      return `arn:aws:scheduler:${region}:${account}:schedule/default/${name}`;
    default:
      return `arn:aws:local:${region}:${account}:${type.replaceAll('::', '-')}/${name}`;
  }
}

/** The table's name inside a table or stream ARN. */
export function tableNameIn(arn: string): string | undefined {
  return /:table\/([^/]+)/.exec(arn)?.[1];
}

/** The function's name inside a plain name, an ARN, a version, an alias or an API Gateway integration URI. */
export function functionNameIn(text: string): string {
  return /:function:([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? text;
}

/** The queue's name inside its ARN or its URL. */
export function queueNameIn(text: string): string {
  return text.split(/[:/]/).at(-1) ?? text;
}

/**
 * Whether a person may call the resource so: by its name, its logical id, or a part of the logical id that begins or
 * ends it once CDK's eight hexadecimal digits are off. Case and punctuation do not count.
 */
export function isCalled({ name, logicalId }: Pick<NamedResource, 'name' | 'logicalId'>, text: string): boolean {
  if (text === name || text === logicalId) return true;
  const plain = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '');
  const id = plain(logicalId.replace(/[0-9A-F]{8}$/, ''));
  const wanted = plain(text);
  return wanted !== '' && (id.startsWith(wanted) || id.endsWith(wanted));
}
