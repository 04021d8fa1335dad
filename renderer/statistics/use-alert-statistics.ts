import { useCallback, useState } from 'react';
import type { AlertStatistics } from '../../core/statistics/alert-statistics.ts';
import type { StatisticsPeriod } from '../../core/statistics/statistics-period.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useApp, useBridge } from '../state/stores.tsx';
import { useRefresh } from './use-refresh.ts';

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
  const read = useCallback(
    async (signal: AbortSignal) => {
      try {
        const statistics = await bridge.request('statistics.alerts', { period });
        if (!signal.aborted) setLoaded(({ revision }) => ({ statistics, error: null, revision: revision + 1 }));
      } catch (error) {
        if (!signal.aborted) setLoaded((before) => ({ ...before, error: errorMessage(error) }));
      }
    },
    [bridge, period, profile],
  );
  useRefresh(read);
  return loaded.statistics?.period === period ? loaded : { ...loaded, statistics: null };
}
