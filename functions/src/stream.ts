import { Logger } from '@aws-lambda-powertools/logger';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, Context as Invocation } from 'aws-lambda';
import { connectWorld } from './http/context.ts';
import { readSettings } from './http/settings.ts';
import { project } from './projections/project.ts';

const logger = new Logger({ serviceName: 'stream' });
const world = connectWorld(readSettings(process.env));

/** Follows the table's changes; answers where a batch has to go on after a failure. */
export async function handler(event: DynamoDBStreamEvent, invocation: Invocation): Promise<DynamoDBBatchResponse> {
  const deadline = instant(world.clock() + invocation.getRemainingTimeInMillis());
  return project({ ...world, deadline }, event.Records, (error, sequence) =>
    logger.error('a change could not be followed', {
      error: error instanceof Error ? error : new Error('something was thrown that is no error'),
      sequence,
    }),
  );
}
