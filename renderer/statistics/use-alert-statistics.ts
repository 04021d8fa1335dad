import { useEffect, useState } from 'react';
import type { AlertStatistics } from '../../core/statistics/alert-statistics.ts';
import type { StatisticsPeriod } from '../../core/statistics/statistics-period.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useApp, useBridge } from '../state/stores.tsx';

/** How often they are read again while messages arrive. */
const REFRESH_MS = 5_000;

/** What the app sent; `statistics` is `null` until then, also after a change of the period. */
interface Loaded {
  readonly statistics: AlertStatistics | null;
  readonly error: string | null;
  /** Grows with each answer. */
  readonly revision: number;
}

/** The statistics of a period, read again as messages and results arrive. */
export function useAlertStatistics(period: StatisticsPeriod): Loaded {
  const bridge = useBridge();
  const profile = useApp((app) => app.state?.profile);
  const [loaded, setLoaded] = useState<Loaded>({ statistics: null, error: null, revision: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another profile has other statistics
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ended = false;
    const read = async () => {
      try {
        const statistics = await bridge.request('statistics.alerts', { period });
        if (!ended) setLoaded(({ revision }) => ({ statistics, error: null, revision: revision + 1 }));
      } catch (error) {
        if (!ended) setLoaded((before) => ({ ...before, error: errorMessage(error) }));
      }
    };
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = null;
        void read();
      }, REFRESH_MS);
    };
    void read();
    const subscriptions = [bridge.subscribe('feed', readSoon), bridge.subscribe('feed.changed', readSoon)];
    return () => {
      ended = true;
      for (const unsubscribe of subscriptions) unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [bridge, period, profile]);
  return loaded.statistics?.period === period ? loaded : { ...loaded, statistics: null };
}
