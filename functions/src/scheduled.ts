import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type JobEvent, type JobName, jobs } from '@quaylai/shared/api/jobs';
import { jobMetric, reportMetrics } from '@quaylai/shared/api/metrics';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { Context as Invocation } from 'aws-lambda';
import { openAnchorShelf } from './cloud/anchor-shelf.ts';
import { lambdaAccount } from './cloud/aws-account.ts';
import { openKeptPictures } from './cloud/kept-pictures.ts';
import { connectWorld } from './http/context.ts';
import { readSettings } from './http/settings.ts';
import { jobHandlers } from './jobs/handlers.ts';
import type { Beside, JobReport } from './jobs/job.ts';
import { openRuleShelf } from './records/rule-shelf.ts';

const logger = new Logger({ serviceName: 'scheduled' });
const settings = readSettings(process.env);
const metrics = new Metrics({ namespace: settings.metricNamespace, serviceName: 'scheduled' });
const world = connectWorld(settings);
const rules = openRuleShelf(world.table);
const beside: Beside = {
  anchors: openAnchorShelf(process.env['ANCHOR_BUCKET'] ?? ''),
  pictures: openKeptPictures(settings.pictures, () => lambdaAccount(process.env)),
  tell: (what, at) => logger.info(what, { ...at }),
};

/** Runs one job by its name. What it throws, Lambda retries once and then keeps in the failure queue. */
export async function handler({ job }: JobEvent, invocation: Invocation): Promise<void> {
  if (!Object.hasOwn(jobs, job)) throw new Error('there is no such job');
  const startedAt = world.clock();
  const deadline = instant(startedAt + invocation.getRemainingTimeInMillis());
  const report = await jobHandlers[job]({ ...world, rules, deadline }, beside);
  const ms = world.clock() - startedAt;
  logger.info('job', { job, ...report, ms });
  tellReport(job, report, ms);
}

/** That it ran to its end is told under its own name, with how long it took: an alarm hears when it does not. */
function tellReport(job: JobName, report: JobReport, ms: number): void {
  for (const [name, metric] of Object.entries(reportMetrics[job] ?? {})) {
    const value = report[name];
    if (value !== undefined) metrics.addMetric(metric, MetricUnit.Count, value);
  }
  metrics.publishStoredMetrics();
  metrics.addDimension('job', job);
  metrics.addMetric(jobMetric, MetricUnit.Milliseconds, ms);
  metrics.publishStoredMetrics();
}
