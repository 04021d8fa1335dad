import { formatNumber } from '../../core/text/format/format-number.ts';
import { useStores } from '../state/stores.tsx';
import { type CountedRows, showRows } from './show-rows.ts';
import styles from './statistics.module.css';

interface Props {
  readonly count: number;
  /** What is counted, for a screen reader: "opened, MSG under 150". */
  readonly label: string;
  readonly rows: CountedRows;
}

/** A number that leads to the rows it counts. None leads nowhere. */
export function RowsLink({ count, label, rows }: Props) {
  const stores = useStores();
  const text = formatNumber(count);
  if (count === 0) return <span className={styles.none}>0</span>;
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={`${text} ${label}: show in the history`}
      onClick={() => showRows(stores, rows)}
    >
      {text}
    </button>
  );
}
