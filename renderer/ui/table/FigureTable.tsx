import type { ReactNode } from 'react';
import styles from './figure-table.module.css';

interface Props {
  /** Names it for a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
  /** Below the table, in the same box. */
  readonly note?: ReactNode;
  readonly className?: string;
}

/** What a chart shows, as a table that scrolls by itself. */
export function FigureTable({ label, children, note, className = '' }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
    <section className={styles.box} tabIndex={0} aria-label={label}>
      <table className={`${styles.table} ${className}`}>{children}</table>
      {note}
    </section>
  );
}
