import { useEffect, useState } from 'react';
import type { RequestResponses } from '../../core/bridge/contract.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useApp, useBridge } from '../state/stores.tsx';

/** How often the list is read again while messages arrive. */
const REFRESH_MS = 2_000;

/** The events as the app last sent them; `list` is `null` until then. */
interface Events {
  readonly list: RequestResponses['events.list'] | null;
  readonly error: string | null;
}

/** The events of the profile, read again as messages arrive. */
export function useEvents(): Events {
  const bridge = useBridge();
  const profile = useApp((app) => app.state?.profile);
  const [events, setEvents] = useState<Events>({ list: null, error: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another profile has other events
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ended = false;
    const read = async () => {
      try {
        const list = await bridge.request('events.list', null);
        if (!ended) setEvents({ list, error: null });
      } catch (error) {
        if (!ended) setEvents(({ list }) => ({ list, error: errorMessage(error) }));
      }
    };
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = null;
        void read();
      }, REFRESH_MS);
    };
    setEvents({ list: null, error: null });
    void read();
    const unsubscribe = bridge.subscribe('feed', readSoon);
    return () => {
      ended = true;
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [bridge, profile]);
  return events;
}
