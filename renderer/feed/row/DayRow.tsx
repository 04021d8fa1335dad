import { memo } from 'react';
import { formatCount, formatNumber } from '../../../core/text/format/format-number.ts';
import { useApp, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './fold.module.css';

interface Props {
  readonly at: string;
  /** Whether today's line says how many alerts it had. */
  readonly counted: boolean;
  readonly top: number;
}

/** Begins a day of a list: "Today  Tue 24 Nov · 24 alerts · 107 filtered". */
export const DayRow = memo(function DayRow({ at, counted, top }: Props) {
  const times = useTimeFormat();
  const heading = useClock((nowMs) => times.dayHeading(at, nowMs).join('\n'));
  const [name = '', date = ''] = heading.split('\n');
  return (
    <article className={styles.day} style={{ transform: `translateY(${top}px)` }} aria-label={`${name} ${date}`.trim()}>
      <span className={styles.dayName}>{name}</span>
      <span className="cut">
        {date}
        {counted && name === 'Today' && <TodayCounts />}
      </span>
    </article>
  );
});

function TodayCounts() {
  const { alerts_today: alerts, notifications_today: all } = useApp((app) => app.counts);
  const filtered = all - alerts;
  return (
    <>
      {' · '}
      {formatCount(alerts, 'alert')}
      {filtered > 0 && ` · ${formatNumber(filtered)} filtered`}
    </>
  );
}
