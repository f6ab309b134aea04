import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { JobEvent, JobName } from '@quaylai/shared/api/jobs';
import { reportMetrics } from '@quaylai/shared/api/metrics';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { Context as Invocation } from 'aws-lambda';
import { connectWorld } from './http/context.ts';
import { readSettings } from './http/settings.ts';
import { jobHandlers } from './jobs/handlers.ts';
import type { JobReport } from './jobs/job.ts';
import { openRuleShelf } from './records/rule-shelf.ts';

const logger = new Logger({ serviceName: 'scheduled' });
const settings = readSettings(process.env);
const metrics = new Metrics({ namespace: settings.metricNamespace, serviceName: 'scheduled' });
const world = connectWorld(settings);
const rules = openRuleShelf(world.table);

/** Runs one job by its name. What it throws, Lambda retries once and then keeps in the failure queue. */
export async function handler({ job }: JobEvent, invocation: Invocation): Promise<void> {
  if (!Object.hasOwn(jobHandlers, job)) throw new Error('there is no such job');
  const deadline = instant(world.clock() + invocation.getRemainingTimeInMillis());
  const report = await jobHandlers[job]({ ...world, rules, deadline });
  logger.info('job', { job, ...report });
  tellReport(job, report);
}

function tellReport(job: JobName, report: JobReport): void {
  for (const [name, metric] of Object.entries(reportMetrics[job] ?? {})) {
    const value = report[name];
    if (value !== undefined) metrics.addMetric(metric, MetricUnit.Count, value);
  }
  metrics.publishStoredMetrics();
}
