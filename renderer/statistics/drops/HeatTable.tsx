import { DAY_NAMES, formatHourSpan } from '../../../core/statistics/format-hours.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import { FigureTable } from '../../ui/table/FigureTable.tsx';
import styles from './drops.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What the heat map shows as numbers: a row for each hour of the day, a column for each day. */
export function HeatTable({ hours }: { hours: readonly number[] }) {
  const { clock } = useTimeFormat();
  return (
    <FigureTable label="Drops by hour of the week" className={styles.numbers ?? ''}>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          {DAY_NAMES.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <th scope="row">{formatHourSpan(hour, hour + 1, clock)}</th>
            {DAY_NAMES.map((name, day) => {
              const count = hours[day * 24 + hour] ?? 0;
              return (
                <td key={name} data-none={count === 0 || undefined}>
                  {formatNumber(count)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
