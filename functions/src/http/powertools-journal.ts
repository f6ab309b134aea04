import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { refusedMetric, type requestMetrics } from '@quaylai/shared/api/metrics';
import { problemStatus } from '@quaylai/shared/words/problems';
import type { Journal, RequestLine } from './journal.ts';
import { tellError } from './tell-error.ts';

/**
 * One line a request, which is its log and its metrics at once (log bytes are a tenth of what a request costs); few
 * metrics for the whole function, because each costs by its name. `service` is the audience. A refused request has a
 * second line, its reason's count.
 */
export function powertoolsJournal(service: string, namespace: string): Journal {
  const metrics = new Metrics({ namespace, serviceName: service });
  const add = (
    name: (typeof requestMetrics)[number],
    value: number,
    unit: (typeof MetricUnit)[keyof typeof MetricUnit] = MetricUnit.Count,
  ) => metrics.addMetric(name, unit, value);

  // Typed as text but written as it is: queries compare a status as the number that it is.
  const beside = (name: string, value: string | number) => metrics.addMetadata(name, value as string);

  return {
    request({ requestId, route, status, outcome, programme, durationMs, readUnits, writeUnits }: RequestLine): void {
      const isFault = status >= problemStatus.INTERNAL;
      const isRefused = !isFault && status >= problemStatus.INVALID_REQUEST;
      for (const [name, value] of Object.entries({ requestId, route, status, outcome })) beside(name, value);
      if (programme !== null) beside('programme', programme);
      add('Requests', 1);
      add('Faults', isFault ? 1 : 0);
      add('Refused', isRefused ? 1 : 0);
      if (outcome === 'ZALO_UNAVAILABLE') add('ZaloUnavailable', 1);
      if (outcome === 'BAD_SIGNATURE') add('BadSignatures', 1);
      add('DurationMs', durationMs, MetricUnit.Milliseconds);
      add('ReadUnits', readUnits);
      add('WriteUnits', writeUnits);
      metrics.publishStoredMetrics();
      if (!isRefused) return;
      metrics.addDimension('reason', outcome);
      metrics.addMetric(refusedMetric, MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
    bug(error, at): void {
      // Made when there is something to tell: a logger is 25 M instructions of a cold start.
      new Logger({ serviceName: service }).error('bug', { ...tellError(error), ...at });
    },
  };
}
