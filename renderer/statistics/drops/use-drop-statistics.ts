import { useEffect, useState } from 'react';
import type { DropQuery, DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useApp, useBridge } from '../../state/stores.tsx';

/** What the app sent; `drops` is `null` until then. */
interface Drops {
  readonly drops: DropStatistics | null;
  readonly error: string | null;
}

/** @param revision is another one once there may be something new. */
export function useDropStatistics({ event_id, website, period }: DropQuery, revision: unknown): Drops {
  const bridge = useBridge();
  const zone = useApp((app) => app.state?.settings.time.zone);
  const [state, setState] = useState<Drops>({ drops: null, error: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone has other hours, a newer message other counts
  useEffect(() => {
    let wanted = true;
    bridge.request('statistics.drops', { event_id, website, period }).then(
      (drops) => wanted && setState({ drops, error: null }),
      (error: unknown) => wanted && setState(({ drops }) => ({ drops, error: errorMessage(error) })),
    );
    return () => {
      wanted = false;
    };
  }, [bridge, event_id, website, period, zone, revision]);
  return state;
}
