import type { ExportFormat, SeriesCursor } from '../../core/bridge/export-part.ts';
import type { EventOverview } from '../../core/series/event-overview.ts';
import type { WindowStores } from '../state/stores.tsx';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', json: 'application/json' };

/** Everything that the filters of the history find, as a file. */
export function exportHistory({ bridge, history, exports }: WindowStores, format: ExportFormat): Promise<void> {
  // The filter may change while the file is made.
  const { filter } = history.getState();
  return exports.getState().run<number>({
    what: 'the history',
    fileName: `eventory-history-${today()}.${format}`,
    mediaType: MEDIA_TYPES[format],
    part: (before) => bridge.request('history.export', { ...filter, before, format }),
  });
}

/** Every price and stock of an event that the history knows, as a file. */
export function exportPrices(
  { bridge, exports }: WindowStores,
  { event_id, website }: Pick<EventOverview, 'event_id' | 'website'>,
  format: ExportFormat,
): Promise<void> {
  return exports.getState().run<SeriesCursor>({
    what: 'the prices',
    fileName: `eventory-prices-${event_id.replace(/[^\w-]+/g, '_').slice(0, 60)}-${today()}.${format}`,
    mediaType: MEDIA_TYPES[format],
    part: (after) => bridge.request('events.export', { event_id, website, format, after }),
  });
}

const today = () => new Date().toISOString().slice(0, 10);
