import type { ReactNode } from 'react';
import styles from './settings.module.css';

interface RowProps {
  readonly label: string;
  /** Id of the control, so that a press on the words reaches it. */
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: ReactNode;
  /** The control stands below the words, over the full width. */
  readonly wide?: boolean;
}

/** One setting: what it is on the left, its control on the right. */
export function SettingRow({ label, htmlFor, hint, error = null, children, wide = false }: RowProps) {
  return (
    <div className={styles.row} data-wide={wide || undefined}>
      <div className={styles.text}>
        {htmlFor === undefined ? <div className={styles.label}>{label}</div> : <label htmlFor={htmlFor}>{label}</label>}
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
      <div className={styles.control}>
        {children}
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/** A group of settings under a heading that the side list leads to. */
export function SettingGroup({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.group} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
