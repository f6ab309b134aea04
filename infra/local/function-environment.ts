import type { FunctionDefinition } from './deployment.ts';
import { localSecret } from './post-form.ts';

/** Where this machine serves what a function reaches over the AWS SDK. */
export interface ServiceEndpoints {
  dynamodbUrl: string;
  /** Queues, secrets and objects; anything else is refused there instead of leaving the machine. */
  cloudUrl: string;
  /** Where the template's distribution answers here, and the address the template gives it; null without one. */
  web: { readonly url: string; readonly inTemplate: string } | null;
}

/** The environment of one function: as Lambda sets it, then the template's variables, then the local settings. */
export function functionEnvironment(
  definition: FunctionDefinition,
  endpoints: ServiceEndpoints,
  settings: Record<string, string>,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: definition.region,
    AWS_DEFAULT_REGION: definition.region,
    // The permission guard tells callers apart by it.
    AWS_ACCESS_KEY_ID: definition.name,
    AWS_SECRET_ACCESS_KEY: localSecret,
    AWS_SESSION_TOKEN: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: definition.logFormat,
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: definition.folder,
    LAMBDA_RUNTIME_DIR: definition.folder,
    _HANDLER: definition.handler,
    AWS_ENDPOINT_URL: endpoints.cloudUrl,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodbUrl,
    AWS_ENDPOINT_URL_SQS: endpoints.cloudUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.cloudUrl,
    AWS_ENDPOINT_URL_S3: endpoints.cloudUrl,
    ...hereOf(definition.environment, endpoints.web),
    ...settings,
  };
}

function hereOf(environment: Record<string, string>, web: ServiceEndpoints['web']): Record<string, string> {
  if (web === null) return environment;
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replaceAll(web.inTemplate, web.url)]));
}
