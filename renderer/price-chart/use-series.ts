import { useEffect, useState } from 'react';
import type { EventOverview } from '../../core/series/event-overview.ts';
import type { EventSeries, SeriesQuery } from '../../core/series/event-series.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useBridge } from '../state/stores.tsx';

/** The series as the app last sent it; `series` is `null` until then. */
interface Series {
  readonly series: EventSeries | null;
  readonly error: string | null;
}

/** The event of a series; a newer `last_item` reads it again. */
export type SeriesEvent = Pick<EventOverview, 'event_id' | 'website' | 'last_item'>;

/** The requested series, read again when a message about the event arrived. */
export function useSeries(
  { event_id, website, last_item }: SeriesEvent,
  { section, class: kind, range }: Pick<SeriesQuery, 'section' | 'class' | 'range'>,
): Series {
  const bridge = useBridge();
  const [state, setState] = useState<Series>({ series: null, error: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message may have changed what is asked for
  useEffect(() => {
    let wanted = true;
    bridge.request('events.series', { event_id, website, section, class: kind, range }).then(
      (series) => wanted && setState({ series, error: null }),
      (error: unknown) => wanted && setState(({ series }) => ({ series, error: errorMessage(error) })),
    );
    return () => {
      wanted = false;
    };
  }, [bridge, event_id, website, section, kind, range, last_item]);
  return state;
}
