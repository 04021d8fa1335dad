import { exportPart, type SeriesCursor } from '../../../core/bridge/export-part.ts';
import { NOW_MS, SAMPLE_EVENTS } from '../sample/events.ts';
import { sampleSeries } from '../sample/series.ts';
import { sampleAlertStatistics, sampleDrops } from '../sample/statistics.ts';
import type { FakeApp } from './fake-app.ts';
import type { HandlersOf } from './handlers.ts';

/** What the views of the past ask: storage, backups, events and statistics. */
export const historyHandlers = (
  app: FakeApp,
): HandlersOf<'history' | 'backup' | 'restore' | 'events' | 'statistics'> => ({
  'history.storage': () => ({
    bytes: 1_450_987_520,
    free_bytes: 0,
    items: 412_318,
    oldest_at: new Date(NOW_MS - 29 * 24 * 3_600_000).toISOString(),
    upkeep: { state: 'none' },
  }),
  'history.upkeep': () => null,
  'history.clear': () => {
    app.feed.length = 0;
    return null;
  },
  'backup.get': () => ({ state: 'none' }),
  'backup.start': () => null,
  'backup.cancel': () => null,
  'restore.choose': () => ({ upload: null }),
  'restore.confirm': () => null,
  'history.websites': () => ['axs', 'ticketmaster'],
  'history.export': ({ format, before }) =>
    exportPart([`row ${before}\r\n`], {
      format,
      isFirst: before === null,
      csvHeader: 'id\r\n',
      next: before === null ? 7 : null,
    }),
  'events.export': ({ format, after }) =>
    exportPart<SeriesCursor>(['point\r\n'], { format, isFirst: after === null, csvHeader: 'at\r\n', next: null }),
  'events.list': () => ({ events: SAMPLE_EVENTS, total: SAMPLE_EVENTS.length }),
  'events.series': (query) => sampleSeries(query),
  'statistics.drops': sampleDrops,
  'statistics.alerts': sampleAlertStatistics,
  'statistics.away': () => ({ missed: null, offline: null }),
});
