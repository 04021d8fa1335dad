import { useCallback, useState } from 'react';
import type { AwaySummary } from '../../../core/statistics/away-summary.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import { useRefresh } from '../use-refresh.ts';

const seenKey = (profile: string) => `eventory-away-seen-${profile}`;
const seenUntil = (profile: string) => Number(window.localStorage.getItem(seenKey(profile))) || 0;

interface Away {
  readonly summary: AwaySummary;
  /** Says no more of what the summary is about. */
  readonly dismiss: () => void;
}

/** What the user did not see while alerts were withheld or the connection was gone, once that is over. */
export function useAwaySummary(): Away {
  const bridge = useBridge();
  const profile = useApp((app) => app.state?.profile ?? 'live');
  const isWithheld = useApp((app) => app.state !== null && (app.state.paused_until !== null || app.state.quiet_now));
  const isConnected = useApp((app) => app.state?.connection.state === 'open');
  const [summary, setSummary] = useState<AwaySummary>(NOTHING);

  const read = useCallback(
    async (signal: AbortSignal) => {
      try {
        const { missed, offline } = await bridge.request('statistics.away', { after: seenUntil(profile) });
        if (signal.aborted) return;
        setSummary({ missed: isWithheld ? null : missed, offline: isConnected ? offline : null });
      } catch {
        // It is a hint: the lists say what is wrong.
        if (!signal.aborted) setSummary(NOTHING);
      }
    },
    [bridge, profile, isWithheld, isConnected],
  );
  useRefresh(read);

  return {
    summary,
    dismiss() {
      const ids = [seenUntil(profile), summary.missed?.last_id ?? 0, summary.offline?.id ?? 0];
      window.localStorage.setItem(seenKey(profile), String(Math.max(...ids)));
      setSummary(NOTHING);
    },
  };
}

const NOTHING: AwaySummary = { missed: null, offline: null };
