import type { ReactNode } from 'react';
import pane from '../side-pane/side-pane.module.css';
import styles from './chart-section.module.css';

interface Props {
  readonly title: string;
  /** The button that shows it as a table, or as a picture again. */
  readonly toggle: ReactNode;
  /** What chooses what the chart shows. */
  readonly controls: ReactNode;
  /** Why what it shows could not be read, if so. */
  readonly failure: string | null;
  readonly children: ReactNode;
}

/** A chart with its controls above it. */
export function ChartSection({ title, toggle, controls, failure, children }: Props) {
  return (
    <section className={styles.box} aria-label={title}>
      <div className={styles.head}>
        <h3 className={pane.heading}>{title}</h3>
        {toggle}
      </div>
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
