import { IconAlertTriangle } from '@tabler/icons-react';
import type { ForwarderStatus, HealthState } from '../../core/bridge/state/health.ts';
import type { Forwarder } from '../../core/settings/settings.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { useApp } from '../state/stores.tsx';
import { useTargetDescription } from '../state/target-description.ts';
import { TargetState } from '../ui/status/TargetState.tsx';
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
      {forwarders.map((status) => (
        <Target key={status.id} status={status} forwarder={configured?.find(({ id }) => id === status.id)} />
      ))}
    </div>
  );
}

function Target({ status, forwarder }: { status: ForwarderStatus; forwarder: Forwarder | undefined }) {
  const target = useTargetDescription(forwarder?.enabled ?? true, status);
  return (
    <section className={styles.card}>
      <h3 className={styles.heading}>Forwarding: {forwarder?.label ?? status.id}</h3>
      <dl className={styles.counters}>
        <Counter name="Delivered" count={status.delivered} />
        <Counter name="Waiting" count={status.waiting} />
        <Counter name="Failed" count={status.failed} isProblem />
      </dl>
      <TargetState target={target} />
    </section>
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
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}
