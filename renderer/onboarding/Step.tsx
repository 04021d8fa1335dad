import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './onboarding.module.css';

export type StepState = 'done' | 'current' | 'next';

interface Props {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  /** What was done, or what is to come. */
  readonly summary: string;
  /** Goes back to what was done. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
  readonly children: ReactNode;
}

/** One step: its content while it is the current one, else a line. */
export function Step({ number, title, state, summary, action, children }: Props) {
  return (
    <li className={styles.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={styles.number}>
        {state === 'done' ? <IconCheck size={14} aria-label="Done" role="img" /> : number}
      </span>
      <div className={styles.content}>
        <h3 className={styles.heading}>{title}</h3>
        {state === 'current' ? (
          children
        ) : (
          <div className={styles.summary}>
            <p className={styles.dim}>{summary}</p>
            {state === 'done' && action !== undefined && (
              <button
                type="button"
                className={styles.link}
                aria-label={`${action.label}: ${title}`}
                onClick={action.onClick}
              >
                {action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
