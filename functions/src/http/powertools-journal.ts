import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { problemStatus } from '@quaylai/shared/words/problems';
import type { Journal, RequestLine } from './journal.ts';

/** One log line and one metric line a request; three metrics for the whole function, because each costs by its name. */
export function powertoolsJournal(service: string): Journal {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ namespace: 'QuayLai', serviceName: service });

  return {
    request(line: RequestLine): void {
      if (line.status >= 500) logger.error('request', { ...line });
      else logger.info('request', { ...line });
      metrics.addMetric('Requests', MetricUnit.Count, 1);
      metrics.addMetric('Faults', MetricUnit.Count, line.status >= problemStatus.INTERNAL ? 1 : 0);
      metrics.addMetric('DurationMs', MetricUnit.Milliseconds, line.durationMs);
      metrics.publishStoredMetrics();
    },
    bug(error, at): void {
      const thrown = error instanceof Error ? error : new Error('something was thrown that is no error');
      logger.error('bug', { error: thrown, requestId: at.requestId, route: at.route });
    },
  };
}
