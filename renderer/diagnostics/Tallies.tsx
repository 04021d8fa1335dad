import { IconAlertTriangle } from '@tabler/icons-react';
import type { Diagnostics } from '../../core/bridge/contract.ts';
import { useApp } from '../state/stores.tsx';
import styles from './diagnostics.module.css';

/** What became of messages, toasts and forwarded alerts since the app started. */
export function Tallies({ diagnostics }: { diagnostics: Diagnostics }) {
  const { messages, toasts, forwarders, suppression } = diagnostics;
  const named = useApp((app) => app.state?.settings.forwarders);
  return (
    <div className={styles.cards}>
      <section className={styles.card}>
        <h3 className={styles.heading}>Messages</h3>
        <dl className={styles.tallies}>
          <Tally name="Received" count={messages.received} />
          <Tally name="Repaired" count={messages.repaired} hint="A part was unreadable; the rest was used." />
          <Tally name="Malformed" count={messages.malformed} hint="Not a notification at all." bad />
        </dl>
      </section>
      <section className={styles.card}>
        <h3 className={styles.heading}>Toasts</h3>
        <dl className={styles.tallies}>
          <Tally name="Shown" count={toasts.shown} />
          <Tally name="Held back" count={toasts.withheld} hint="Paused, quiet hours, or part of a burst." />
          <Tally name="Not confirmed" count={toasts.unknown} hint="The system did not tell whether it was shown." />
          <Tally name="Failed" count={toasts.failed} bad />
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
            Forwarding: {named?.find(({ id }) => id === forwarder.id)?.label ?? forwarder.id}
          </h3>
          <dl className={styles.tallies}>
            <Tally name="Delivered" count={forwarder.delivered} />
            <Tally name="Waiting" count={forwarder.waiting} />
            <Tally name="Failed" count={forwarder.failed} bad />
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

interface TallyProps {
  readonly name: string;
  readonly count: number;
  readonly hint?: string;
  /** More than none of these is trouble. */
  readonly bad?: boolean;
}

function Tally({ name, count, hint, bad = false }: TallyProps) {
  return (
    <div className={styles.tally} title={hint} data-bad={(bad && count > 0) || undefined}>
      <dt>{name}</dt>
      <dd>{count.toLocaleString('en')}</dd>
    </div>
  );
}
