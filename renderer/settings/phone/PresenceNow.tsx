import { useEffect, useState } from 'react';
import type { PresenceState } from '../../../core/bridge/requests/alerts.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import styles from './phone.module.css';

const POLL_MS = 2_000;

/** "Now: at the desk, last input 4 s ago". Asked again while it is in sight. */
export function PresenceNow() {
  const bridge = useBridge();
  const phone = useApp((app) => app.state?.settings.phone);
  const [presence, setPresence] = useState<PresenceState | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other settings may mean another answer
  useEffect(() => {
    let shown = true;
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      bridge.request('presence.get', null).then(
        (answer) => shown && setPresence(answer),
        () => shown && setPresence(null),
      );
    };
    ask();
    const timer = setInterval(ask, POLL_MS);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [bridge, phone]);
  if (presence === null) return null;
  return (
    <p className={styles.now} data-away={presence.away || undefined}>
      <b>Now: {presence.away ? 'away' : 'at the desk'}</b>
      {describe(presence)}
    </p>
  );
}

function describe({ away, idle_seconds: idle, locked }: PresenceState): string {
  if (locked === true) return away ? ', the screen is locked' : ', with a locked screen';
  if (idle === null || locked === null) return away ? ', because the system does not say' : '';
  return `, last input ${idle < 60 ? `${idle} s` : formatDuration(idle * 1000)} ago`;
}
