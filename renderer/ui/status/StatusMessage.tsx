import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './status-message.module.css';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The next step: buttons. */
  readonly actions?: ReactNode;
  readonly busy?: boolean;
}

/** What a place says when it has nothing to show: what is going on, and the next step. */
export function StatusMessage({ icon, title, children, actions, busy = false }: Props) {
  return (
    <div className={styles.state} role="status" data-busy={busy || undefined}>
      {busy ? <Loader size={20} /> : icon !== undefined && <div className={styles.icon}>{icon}</div>}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
