import type { ReactNode } from 'react';
import pane from '../side-pane/side-pane.module.css';
import styles from './chart-section.module.css';

interface Props {
  readonly title: string;
  /** What chooses what the chart shows, and whether as a table. */
  readonly controls: ReactNode;
  /** Why what it shows could not be read, if so. */
  readonly failure: string | null;
  readonly children: ReactNode;
}

/** A chart with its controls above it. */
export function ChartSection({ title, controls, failure, children }: Props) {
  return (
    <section className={styles.box} aria-label={title}>
      <h3 className={pane.heading}>{title}</h3>
      <div className={styles.controls}>{controls}</div>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {children}
    </section>
  );
}

/** What is to be said of a chart, below it or in its place. */
export const ChartNote = ({ children }: { children: ReactNode }) => <p className={styles.note}>{children}</p>;
