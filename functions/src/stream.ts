import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, Context as Invocation } from 'aws-lambda';
import { connectWorld } from './http/context.ts';
import { readSettings } from './http/settings.ts';
import { tellError } from './http/tell-error.ts';
import { factsOf } from './projections/facts.ts';
import { project } from './projections/project.ts';

const settings = readSettings(process.env);
const logger = new Logger({ serviceName: 'stream' });
const metrics = new Metrics({ namespace: settings.metricNamespace, serviceName: 'stream' });
const world = connectWorld(settings);

/** Follows the table's changes; answers where a batch has to go on after a failure. */
export async function handler(event: DynamoDBStreamEvent, invocation: Invocation): Promise<DynamoDBBatchResponse> {
  const deadline = instant(world.clock() + invocation.getRemainingTimeInMillis());
  const response = await project({ ...world, deadline }, event.Records, (error, sequence) =>
    logger.error('a change could not be followed', { ...tellError(error), sequence }),
  );
  // A batch that failed is handed again, and its facts are told then.
  if (response.batchItemFailures.length === 0) tellFacts(event);
  return response;
}

// What is only counted must not hold up what is followed.
function tellFacts({ Records: records }: DynamoDBStreamEvent): void {
  try {
    for (const [name, value] of Object.entries(factsOf(records, world.clock()))) {
      metrics.addMetric(name, name.endsWith('Ms') ? MetricUnit.Milliseconds : MetricUnit.Count, value);
    }
    metrics.publishStoredMetrics();
  } catch (error) {
    logger.error('a batch could not be counted', tellError(error));
  }
}
