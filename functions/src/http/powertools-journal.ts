import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { refusedMetric, type requestMetrics } from '@quaylai/shared/api/metrics';
import { problemStatus } from '@quaylai/shared/words/problems';
import type { Journal, RequestLine } from './journal.ts';
import { tellError } from './tell-error.ts';

/** One log line and one metric line a request; few metrics for the whole function, because each costs by its name. */
export function powertoolsJournal(service: string, namespace: string): Journal {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ namespace, serviceName: service });
  const add = (
    name: (typeof requestMetrics)[number],
    value: number,
    unit: (typeof MetricUnit)[keyof typeof MetricUnit] = MetricUnit.Count,
  ) => metrics.addMetric(name, unit, value);

  return {
    request(line: RequestLine): void {
      const isFault = line.status >= problemStatus.INTERNAL;
      const isRefused = !isFault && line.status >= problemStatus.INVALID_REQUEST;
      if (isFault) logger.error('request', { ...line });
      else logger.info('request', { ...line });
      add('Requests', 1);
      add('Faults', isFault ? 1 : 0);
      add('Refused', isRefused ? 1 : 0);
      if (line.outcome === 'ZALO_UNAVAILABLE') add('ZaloUnavailable', 1);
      if (line.outcome === 'BAD_SIGNATURE') add('BadSignatures', 1);
      add('DurationMs', line.durationMs, MetricUnit.Milliseconds);
      add('ReadUnits', line.readUnits);
      add('WriteUnits', line.writeUnits);
      metrics.publishStoredMetrics();
      if (!isRefused) return;
      metrics.addDimension('reason', line.outcome);
      metrics.addMetric(refusedMetric, MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
    bug(error, at): void {
      logger.error('bug', { ...tellError(error), requestId: at.requestId, route: at.route });
    },
  };
}
