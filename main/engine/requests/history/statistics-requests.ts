import { zoneName } from '../../../../core/time/wall-time.ts';
import type { RequestContext, RequestHandlers } from '../request-context.ts';

/** Requests about what the history adds up to. */
export function statisticsRequests({
  profiles,
  settings,
}: RequestContext): RequestHandlers<'statistics.drops' | 'statistics.alerts' | 'statistics.away'> {
  return {
    'statistics.drops': (query) => profiles.current().history.dropStatistics(query, zoneName(settings.get().time.zone)),
    'statistics.alerts': ({ period }) => profiles.current().history.alertStatistics(period),
    'statistics.away': ({ after }) => profiles.current().history.awaySummary(after),
  };
}
