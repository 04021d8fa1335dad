import { formatConnectionDetail, formatConnectionState } from '../lib/format/connection.ts';
import { useApp, useClock } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './health.module.css';

/** The connection in one line. */
export function ConnectionSummary() {
  const state = useApp((app) => app.state);
  const times = useTimeFormat();
  const nowMs = useClock((now) => now);
  if (state === null) return null;
  const { connection, computers, feed_delay_ms, profile, settings } = state;
  const parts = [
    `${formatConnectionState(connection, computers)} since ${times.dateTime(connection.since, nowMs)}`,
    formatConnectionDetail(connection, feed_delay_ms, nowMs, computers),
    profile === 'demo' ? 'the demo feed on this computer' : settings.gateway.url,
  ];
  return <p className={styles.dim}>{parts.filter(Boolean).join(' · ')}</p>;
}
