import { IconAlertTriangle, IconCheck, IconClock, IconMinus } from '@tabler/icons-react';
import type { TargetDescription } from '../../../core/alerts/target-status.ts';
import styles from './target-state.module.css';

const ICONS = { working: IconCheck, failing: IconAlertTriangle, unused: IconClock, off: IconMinus } as const;

/** How a forwarder does: in a word, and if something is wrong since when, why and what to do. */
export function TargetState({ target: { state, label, problem, next, last } }: { target: TargetDescription }) {
  const Icon = ICONS[state];
  return (
    <div className={styles.status}>
      <p className={styles.line}>
        <span className={styles.chip} data-state={state}>
          <Icon size={13} aria-hidden /> {label}
        </span>
        {last !== null && <span>{last}</span>}
      </p>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
      {next !== null && <p>{next}</p>}
    </div>
  );
}
