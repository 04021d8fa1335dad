import { IconChevronDown } from '@tabler/icons-react';
import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { FeedDetail } from '../../../../core/feed/feed-item.ts';
import { formatNumber } from '../../../../core/text/format/format-number.ts';
import { PlainButton } from '../../../ui/controls/PlainButton.tsx';
import { SortHeader } from '../../../ui/table/SortHeader.tsx';
import { type OfferLine, offerColumns, offerLines, PASSES } from './offer-columns.tsx';
import styles from './offer-table.module.css';

const INITIALLY_SHOWN = 10;
const PASSING_FIRST = { id: PASSES, desc: true };

/** Every offer of the message: those that pass first, the others dimmed with the reason. */
export function OfferTable({ detail }: { detail: FeedDetail }) {
  const data = useMemo(() => offerLines(detail), [detail]);
  const [chosen, setChosen] = useState<SortingState>([]);
  const [all, setAll] = useState(false);
  const table = useReactTable<OfferLine>({
    data,
    columns: offerColumns,
    // Whatever the order, what passes comes first.
    state: { sorting: [PASSING_FIRST, ...chosen], columnVisibility: { [PASSES]: false } },
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update([PASSING_FIRST, ...chosen]) : update;
      setChosen(next.filter(({ id }) => id !== PASSES));
    },
    enableMultiSort: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const passing = data.filter(({ evaluation }) => evaluation.passes).length;
  if (data.length === 0) return <p className={styles.none}>The message lists no offers.</p>;
  const rows = table.getRowModel().rows;
  const shown = all ? rows : rows.slice(0, Math.max(INITIALLY_SHOWN, passing > 50 ? INITIALLY_SHOWN : passing));
  return (
    <section className={styles.box}>
      <h3 className={styles.heading}>
        Offers <span>{`${formatNumber(passing)} of ${formatNumber(data.length)} pass`}</span>
      </h3>
      <table className={styles.table}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <SortHeader key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id} data-passes={row.original.evaluation.passes || undefined}>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <PlainButton mini className={styles.all} onClick={() => setAll(true)}>
          <IconChevronDown size={13} aria-hidden /> Show all {formatNumber(rows.length)}
        </PlainButton>
      )}
    </section>
  );
}
