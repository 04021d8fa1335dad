import { IconAlertTriangle } from '@tabler/icons-react';
import type { HealthState } from '../../core/bridge/health-state.ts';
import { useApp } from '../state/stores.tsx';
import styles from './health.module.css';

/** The outcomes of messages, toasts and forwarded alerts since the app started. */
export function Counters({ diagnostics }: { diagnostics: HealthState }) {
  const { messages, toasts, forwarders, suppression } = diagnostics;
  const configured = useApp((app) => app.state?.settings.forwarders);
  return (
    <div className={styles.cards}>
      <section className={styles.card}>
        <h3 className={styles.heading}>Messages</h3>
        <dl className={styles.counters}>
          <Counter name="Received" count={messages.received} />
          <Counter name="Fixed on read" count={messages.repaired} hint="A part was unreadable; the rest was used." />
          <Counter name="Malformed" count={messages.malformed} hint="Not a notification at all." isProblem />
        </dl>
      </section>
      <section className={styles.card}>
        <h3 className={styles.heading}>Toasts</h3>
        <dl className={styles.counters}>
          <Counter name="Shown" count={toasts.shown} />
          <Counter name="Muted" count={toasts.withheld} hint="Paused, quiet hours, or part of a burst." />
          <Counter name="Not confirmed" count={toasts.unknown} hint="The system did not report whether it was shown." />
          <Counter name="Failed" count={toasts.failed} isProblem />
        </dl>
        {suppression !== null && (
          <p className={styles.warning}>
            <IconAlertTriangle size={14} aria-hidden /> {suppression}
          </p>
        )}
      </section>
      {forwarders.map((forwarder) => (
        <section key={forwarder.id} className={styles.card}>
          <h3 className={styles.heading}>
            Forwarding: {configured?.find(({ id }) => id === forwarder.id)?.label ?? forwarder.id}
          </h3>
          <dl className={styles.counters}>
            <Counter name="Delivered" count={forwarder.delivered} />
            <Counter name="Waiting" count={forwarder.waiting} />
            <Counter name="Failed" count={forwarder.failed} isProblem />
          </dl>
          {forwarder.last_error !== null && (
            <p className={styles.warning}>
              <IconAlertTriangle size={14} aria-hidden /> {forwarder.last_error}
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

interface CounterProps {
  readonly name: string;
  readonly count: number;
  readonly hint?: string;
  /** Any of these is a problem. */
  readonly isProblem?: boolean;
}

function Counter({ name, count, hint, isProblem: bad = false }: CounterProps) {
  return (
    <div className={styles.counter} title={hint} data-bad={(bad && count > 0) || undefined}>
      <dt>{name}</dt>
      <dd>{count.toLocaleString('en')}</dd>
    </div>
  );
}
