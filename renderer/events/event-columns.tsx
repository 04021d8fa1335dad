import { IconBellOff, IconEye, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import { formatPlace } from '../../core/feed/format/format-place.ts';
import { priceChangePercent, stockChange } from '../../core/series/event-overview.ts';
import { comparePrices, type LabelledPrice } from '../../core/text/currency.ts';
import { formatLike } from '../../core/text/format/format-like.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { useEventDay } from '../state/event-date.ts';
import { useClock } from '../state/stores.tsx';
import { PartsLine } from '../ui/PartsLine.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { mutedUntilMs } from '../watchlist/muted-until.ts';
import { type EventLine, isWatched } from './event-lines.ts';
import styles from './events.module.css';
import { Sparkline } from './Sparkline.tsx';

const column = createColumnHelper<EventLine>();
/** What is not known sorts last, whichever way. */
const known = { sortUndefined: 'last' } as const;

export const eventColumns = [
  column.accessor((line) => (isWatched(line) ? 1 : 0), {
    id: 'watched',
    header: 'Watched',
    sortDescFirst: true,
    cell: ({ row: { original } }) => <WatchedMark line={original} />,
  }),
  column.accessor(({ title }) => title, {
    id: 'event',
    header: 'Event',
    sortingFn: 'text',
    cell: ({ row: { original } }) => (
      <>
        <bdi className={`${styles.name} cut`}>{original.title}</bdi>
        <PartsLine className={`${styles.second} cut`}>
          {formatPlace(original.event.event_infos) || 'no event details'}
        </PartsLine>
      </>
    ),
  }),
  column.accessor(({ event }) => dateMs(event.event_infos?.event_date), {
    id: 'date',
    header: 'Date',
    ...known,
    cell: ({ row: { original } }) => <EventDate line={original} />,
  }),
  column.accessor(({ event }) => event.website ?? undefined, {
    id: 'site',
    header: 'Site',
    ...known,
    sortingFn: 'text',
    cell: ({ getValue }) => <bdi className={`${styles.site} cut`}>{getValue() ?? '–'}</bdi>,
  }),
  column.accessor(({ event }) => event.last_price ?? undefined, {
    id: 'price',
    header: 'Lowest',
    ...known,
    sortDescFirst: false,
    sortingFn: (left, right) => comparePrices(priceOf(left.original), priceOf(right.original)),
    cell: ({ row: { original } }) => <PriceCell line={original} />,
  }),
  column.accessor(({ event }) => event.stock ?? undefined, {
    id: 'stock',
    header: 'Stock',
    ...known,
    sortDescFirst: true,
    cell: ({ row: { original } }) => <StockCell line={original} />,
  }),
  column.display({
    id: 'spark',
    header: 'Price, 24 h',
    cell: ({ row: { original } }) => <SparkCell line={original} />,
  }),
  column.accessor(({ event }) => event.alerts_today, {
    id: 'alerts',
    header: 'Alerts today',
    sortDescFirst: true,
    cell: ({ getValue }) => (getValue() === 0 ? <span className={styles.second}>–</span> : <b>{getValue()}</b>),
  }),
  column.accessor(({ event }) => event.last_at, {
    id: 'last',
    header: 'Last change',
    sortingFn: 'basic',
    sortDescFirst: true,
    cell: ({ getValue }) => (
      <span className={styles.second}>
        <RelativeTime at={getValue()} />
      </span>
    ),
  }),
];

/** Those that sort, in the order of the table, and whether the highest comes first to begin with. */
const SORTED = eventColumns.flatMap(({ id = '', header, sortDescFirst = false, ...rest }) =>
  'accessorFn' in rest && typeof header === 'string' ? [{ id, header, sortDescFirst }] : [],
);

/** What a column is called; blank for none. */
export function columnName(id: string): string {
  return SORTED.find((one) => one.id === id)?.header ?? '';
}

/** How the table is sorted by the column after `id`, and after the last one by the first. */
export function nextSorting(id: string | undefined): { readonly id: string; readonly desc: boolean } {
  const next = SORTED[(SORTED.findIndex((one) => one.id === id) + 1) % SORTED.length];
  return { id: next?.id ?? '', desc: next?.sortDescFirst ?? false };
}

/** Asked only of lines that have one. */
function priceOf({ event }: EventLine): LabelledPrice {
  return { price: event.last_price ?? 0, label: event.price_label };
}

function dateMs(date: string | null | undefined): number | undefined {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function WatchedMark({ line }: { line: EventLine }) {
  const muted = useClock(
    (nowMs) => isWatched(line) && line.entries.every((entry) => mutedUntilMs(entry, nowMs) !== null),
  );
  if (!isWatched(line)) return null;
  if (muted) return <IconBellOff size={15} className={styles.muted} role="img" aria-label="watched, muted" />;
  return <IconEye size={15} className={styles.watched} role="img" aria-label="watched" />;
}

function EventDate({ line }: { line: EventLine }) {
  const { day, year, time } = useEventDay(line.event.event_infos);
  const second = [year, time].filter(Boolean).join(' · ');
  if (day === '' && second === '') return <span className={styles.second}>–</span>;
  return (
    <>
      {day !== '' && (
        <bdi className="cut" title={day}>
          {day}
        </bdi>
      )}
      {second !== '' && <bdi className={`${styles.second} cut`}>{second}</bdi>}
    </>
  );
}

function PriceCell({ line: { event } }: { line: EventLine }) {
  if (event.last_price === null) return <span className={styles.second}>–</span>;
  return (
    <>
      <bdi className={styles.price} data-gone={event.price === null || undefined}>
        {formatLike(event.last_price, event.price_label)}
      </bdi>
      <span className={styles.second}>
        <PriceChange line={event} />
      </span>
    </>
  );
}

/** How the lowest price compares with that of a day ago. */
export function PriceChange({ line }: { line: EventLine['event'] }) {
  const percent = priceChangePercent(line);
  if (percent === null) return line.before === null ? 'no earlier price' : '';
  if (percent === 0) return 'unchanged';
  const Icon = percent < 0 ? IconTrendingDown : IconTrendingUp;
  return (
    <span className={percent < 0 ? styles.cheaper : undefined}>
      <Icon size={12} aria-hidden /> {percent < 0 ? '−' : '+'}
      {formatNumber(Math.abs(percent))}%
    </span>
  );
}

function StockCell({ line: { event } }: { line: EventLine }) {
  const change = stockChange(event);
  return (
    <>
      {event.stock === 0 ? (
        <span className={styles.soldOut}>sold out</span>
      ) : (
        <span>{event.stock === null ? 'unknown' : formatNumber(event.stock)}</span>
      )}
      <span className={styles.second}>{change === null ? '' : <StockChange change={change} />}</span>
    </>
  );
}

/** How the stock compares with that of a day ago. */
export function StockChange({ change }: { change: number }) {
  if (change === 0) return 'unchanged';
  const text = `${change < 0 ? '−' : '+'}${formatNumber(Math.abs(change))}`;
  return <span className={change > 0 ? styles.more : undefined}>{text}</span>;
}

function SparkCell({ line: { event } }: { line: EventLine }) {
  const minute = useClock((nowMs) => Math.floor(nowMs / 60_000));
  return <Sparkline prices={event.prices} nowMs={(minute + 1) * 60_000} />;
}
