import type { EventSeries } from '../../core/series/event-series.ts';
import { formatLike } from '../../core/text/format/format-like.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { useClock } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import { ChartNote } from '../ui/chart-section/ChartSection.tsx';
import { FigureTable } from '../ui/table/FigureTable.tsx';
import { type SeriesRow, seriesRows } from './series-rows.ts';

/** More rows are no help to read; the newest come first. */
const MAX_ROWS = 500;

/** What the chart shows, newest first: each step, alert and gap. */
export function SeriesTable({ series }: { series: EventSeries }) {
  const times = useTimeFormat();
  const day = useClock((nowMs) => Math.floor(nowMs / 60_000) * 60_000);
  const rows = seriesRows(series);
  const at = (ms: number) => times.dateTime(new Date(ms).toISOString(), day);
  return (
    <FigureTable
      label="Lowest price and stock, newest first"
      note={
        rows.length > MAX_ROWS && (
          <ChartNote>
            The newest {MAX_ROWS} of {formatNumber(rows.length)} rows.
          </ChartNote>
        )
      }
    >
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Lowest</th>
          <th scope="col">Stock</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MAX_ROWS).map((row) => (
          <tr key={row.key} data-kind={row.kind}>
            <td>{at(row.at)}</td>
            <td>{row.price === null ? '–' : formatLike(row.price, series.price_label)}</td>
            <td>{row.stock === null ? '–' : formatNumber(row.stock)}</td>
            <td>{whatOf(row, at)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function whatOf(row: SeriesRow, at: (ms: number) => string): string {
  if (row.kind === 'alert') return 'alert';
  if (row.kind === 'gap') return `no data until ${at(row.until)}`;
  return row.stock === 0 ? 'sold out' : '';
}
