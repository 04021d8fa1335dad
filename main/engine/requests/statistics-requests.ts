import { zoneName } from '../../../core/time/wall-time.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';

/** Requests about what the history adds up to. */
export function statisticsRequests({ profiles, settings }: RequestContext): RequestHandlers<'statistics.drops'> {
  return {
    'statistics.drops': (query) => profiles.current().history.dropStatistics(query, zoneName(settings.get().time.zone)),
  };
}
