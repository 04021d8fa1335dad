import { type ReactNode, useState } from 'react';
import type { DropQuery, DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import pane from '../../ui/side-pane/side-pane.module.css';
import styles from './drops.module.css';
import { formatDropPattern, formatGood, formatSoldOut } from './format-drops.ts';
import { HeatMap } from './HeatMap.tsx';
import { HeatTable } from './HeatTable.tsx';
import { useDropStatistics } from './use-drop-statistics.ts';

interface Props {
  readonly query: DropQuery;
  /** Another one once there may be something new. */
  readonly revision: unknown;
  /** What chooses whose drops are shown. */
  readonly children?: ReactNode;
}

/** When drops come: by hour of the week as a map or a table, and how long they and their alerts last. */
export function DropSection({ query, revision, children }: Props) {
  const { drops, error } = useDropStatistics(query, revision);
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={styles.box}>
      <h3 className={pane.heading}>When drops come</h3>
      <div className={styles.controls}>
        {children}
        <PlainButton
          mini
          aria-label={asTable ? 'Drops as a map' : 'Drops as a table'}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'As a map' : 'As a table'}
        </PlainButton>
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          When drops come could not be read: {error}
        </p>
      )}
      {drops?.drops === 0 && (
        <p className={styles.dim}>
          No drops yet. A drop is counted when a message says that tickets were added; only what this app received
          counts.
        </p>
      )}
      {drops !== null && drops.drops > 0 && <Drops drops={drops} period={query.period} asTable={asTable} />}
    </section>
  );
}

interface DropsProps extends Pick<DropQuery, 'period'> {
  readonly drops: DropStatistics;
  readonly asTable: boolean;
}

function Drops({ drops, period, asTable }: DropsProps) {
  const { clock } = useTimeFormat();
  const [pattern, count] = formatDropPattern(drops, period, clock);
  const lines = [formatSoldOut(drops.sold_out), formatGood(drops.good)].filter((line) => line !== '');
  return (
    <>
      {asTable ? (
        <HeatTable hours={drops.hours} />
      ) : (
        <HeatMap hours={drops.hours} label={`Drops by hour of the week. ${pattern}, ${count}.`} />
      )}
      <p className={styles.dim}>
        <b className={styles.pattern}>{pattern}</b> · {count}
      </p>
      {lines.map((line) => (
        <p key={line} className={styles.dim}>
          {line}
        </p>
      ))}
    </>
  );
}
