import { type ReactNode, useState } from 'react';
import type { DropQuery, DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import { ChartNote, ChartSection } from '../../ui/chart-section/ChartSection.tsx';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
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
    <ChartSection
      title="When drops come"
      failure={error === null ? null : `When drops come could not be read: ${error}`}
      toggle={
        <PlainButton
          mini
          aria-label={asTable ? 'Drops as a map' : 'Drops as a table'}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'As a map' : 'As a table'}
        </PlainButton>
      }
      controls={children}
    >
      {drops?.drops === 0 && (
        <ChartNote>
          No drops yet. A drop is counted when a message says that tickets were added; only what this app received
          counts.
        </ChartNote>
      )}
      {drops !== null && drops.drops > 0 && <Drops drops={drops} period={query.period} asTable={asTable} />}
    </ChartSection>
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
      <ChartNote>
        <b className={styles.pattern}>{pattern}</b> · {count}
      </ChartNote>
      {lines.map((line) => (
        <ChartNote key={line}>{line}</ChartNote>
      ))}
    </>
  );
}
