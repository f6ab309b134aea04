import { metricNamespace } from '@quaylai/shared/api/metrics';
import type { PicturePlace } from '../cloud/pictures.ts';
import { miniAppOrigins } from './cors.ts';

/** What may differ between two deployments, as infra puts it into the environment. */
export interface Settings {
  readonly tableName: string;
  readonly environmentSecret: string;
  readonly origins: readonly string[];
  /** Without a trailing slash. */
  readonly zaloGraphUrl: string;
  /** Whether that is our relay in Vietnam, whose requests are signed. */
  readonly zaloGraphIsRelay: boolean;
  readonly metricNamespace: string;
  readonly pictures: PicturePlace;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A missing setting is a broken deployment: it throws while the function starts, not at the first request. */
export function readSettings(environment: Environment): Settings {
  return {
    tableName: needed(environment, 'TABLE_NAME'),
    environmentSecret: needed(environment, 'ENVIRONMENT_SECRET'),
    origins: originsIn(environment['ALLOWED_ORIGINS']),
    zaloGraphUrl: environment['ZALO_GRAPH_URL'] ?? 'https://graph.zalo.me',
    zaloGraphIsRelay: environment['ZALO_GRAPH_RELAY'] === 'true',
    metricNamespace: metricNamespace(environment['STAGE'] ?? 'dev'),
    pictures: {
      bucket: needed(environment, 'FILE_BUCKET'),
      endpoint: environment['AWS_ENDPOINT_URL_S3'] ?? null,
      webUrl: needed(environment, 'WEB_URL'),
    },
  };
}

function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`the environment lacks ${name}`);
  return value;
}

const originsIn = (list: string | undefined): readonly string[] => [
  ...new Set([...miniAppOrigins, ...(list ?? '').split(',').filter((origin) => origin !== '')]),
];
