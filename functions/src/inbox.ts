import { Logger } from '@aws-lambda-powertools/logger';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { Context as Invocation, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environmentKeys } from './cloud/secrets.ts';
import { connectWorld, systemClock } from './http/context.ts';
import { readSettings } from './http/settings.ts';
import { tellError } from './http/tell-error.ts';
import type { InboxMessage } from './inbox/message.ts';
import { takeMessage } from './inbox/take.ts';
import { openRuleShelf } from './records/rule-shelf.ts';

const settings = readSettings(process.env);
const logger = new Logger({ serviceName: 'inbox' });
const world = connectWorld(settings);
const rules = openRuleShelf(world.table);
const keys = environmentKeys(settings.environmentSecret, systemClock);

/** Works on what was taken in; answers which messages have to come again, and those alone do. */
export async function handler(event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse> {
  const deadline = instant(world.clock() + invocation.getRemainingTimeInMillis());
  const known = await keys();
  await known.freshen?.(world.clock());
  const registry = { ...world, rules, deadline, keys: known };
  const failed: string[] = [];
  for (const { messageId, body } of event.Records) {
    try {
      const message = JSON.parse(body) as InboxMessage;
      const outcome = await takeMessage(registry, message);
      logger.info('message', { programme: message.programme, event: message.event, outcome });
    } catch (error) {
      failed.push(messageId);
      logger.error('a message could not be worked on', { ...tellError(error), messageId });
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
