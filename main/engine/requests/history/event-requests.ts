import { startOfDayMs } from '../../../../core/time/wall-time.ts';
import type { RequestContext, RequestHandlers } from '../request-context.ts';

/** Requests about events: what is known of the price of each. */
export function eventRequests({
  profiles,
  settings,
  ports,
}: RequestContext): RequestHandlers<'events.list' | 'events.series' | 'events.export'> {
  return {
    'events.list': () =>
      profiles.current().history.listEvents(startOfDayMs(ports.clock.now(), settings.get().time.zone)),
    'events.export': (query) => profiles.current().history.exportSeries(query),
    'events.series': (query) => profiles.current().history.eventSeries(query),
  };
}
