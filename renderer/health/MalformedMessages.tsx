import type { HealthState } from '../../core/bridge/state/health.ts';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './health.module.css';

/** The newest frames that were no notification, as text. */
export function MalformedMessages({ frames }: { frames: HealthState['malformed'] }) {
  const times = useTimeFormat();
  return (
    <section className={styles.card}>
      <h3 className={styles.heading}>Messages that could not be read</h3>
      {frames.length === 0 ? (
        <p className={styles.dim}>None so far. The newest 50 are kept here, the first 4 KB of each.</p>
      ) : (
        frames.map((frame) => (
          <details key={`${frame.received_at} ${frame.text}`} className={styles.frame}>
            <summary>
              <span className={styles.time}>{times.time(frame.received_at)}</span> {frame.error}
            </summary>
            <pre>{frame.text}</pre>
          </details>
        ))
      )}
    </section>
  );
}
