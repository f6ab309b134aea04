import { type JobName, jobs } from '@quaylai/shared/api/jobs';
import { reportMetrics } from '@quaylai/shared/api/metrics';
import { beforeAll, expect, test } from 'vitest';
import { type Clockwork, openClockwork } from './clockwork.ts';

let clockwork: Clockwork;
beforeAll(async () => {
  clockwork = await openClockwork();
});

test.each(Object.keys(jobs) as JobName[])(
  '%s reports what operators are told of, also with nothing to do',
  async (job) => {
    const report = await clockwork.run(job);
    for (const name of Object.keys(reportMetrics[job] ?? {})) expect(report[name], name).toBeTypeOf('number');
  },
);
