import { useEffect, useState } from 'react';
import type { ForwarderStatus } from '../../../core/bridge/state/health.ts';
import { useBridge } from '../../state/stores.tsx';

const POLL_MS = 2_000;

/** How each forwarder does, by its id; asked again while it is in sight. Empty until it is known. */
export function useTargetStatuses(): ReadonlyMap<string, ForwarderStatus> {
  const bridge = useBridge();
  const [statuses, setStatuses] = useState<ReadonlyMap<string, ForwarderStatus>>(new Map());
  useEffect(() => {
    let shown = true;
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      bridge.request('forwarder.status', null).then(
        (answer) => shown && setStatuses(new Map(answer.map((one) => [one.id, one]))),
        () => shown && setStatuses(new Map()),
      );
    };
    ask();
    const timer = setInterval(ask, POLL_MS);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [bridge]);
  return statuses;
}
