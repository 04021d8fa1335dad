import { IconCircleFilled } from '@tabler/icons-react';
import type { PreviewRow } from '../../../../core/feed/entry-preview.ts';
import { formatEventTitle } from '../../../../core/feed/format/format-event-title.ts';
import { formatNumber, formatStock } from '../../../../core/text/format/format-number.ts';
import { formatSection } from '../../../../core/text/format/format-section.ts';
import { isolateRightToLeft } from '../../../../core/text/isolate-text.ts';
import { formatPriceOrUnknown } from '../../../lib/format/price.ts';
import { useClock } from '../../../state/stores.tsx';
import { useTimeFormat } from '../../../state/time-format.ts';
import styles from '../editor.module.css';

interface Props {
  readonly title: string;
  readonly rows: readonly PreviewRow[];
  readonly passes: boolean;
  /** How many there are; the list holds the first of them. */
  readonly total: number;
  readonly empty: string;
}

/** Evaluated notifications, one per line: the offer, why, and when. */
export function PreviewList({ title, rows, passes, total, empty }: Props) {
  return (
    <section>
      <h4 className={styles.heading}>{title}</h4>
      {rows.length === 0 && <p className={styles.dim}>{empty}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <PreviewListRow key={row.item.id} row={row} passes={passes} />
        ))}
      </ul>
      {total > rows.length && <p className={styles.dim}>and {formatNumber(total - rows.length)} more</p>}
    </section>
  );
}

function PreviewListRow({ row: { item, why }, passes }: { row: PreviewRow; passes: boolean }) {
  const times = useTimeFormat();
  const when = useClock((nowMs) => times.dateTime(item.received_at, nowMs));
  const { best } = item;
  const facts =
    best === null ? [formatEventTitle(item)] : [formatSection(best.section_name), formatPriceOrUnknown(best)];
  if (passes && best !== null && best.stock !== null) facts.push(formatStock(best.stock));
  const text = facts.map(isolateRightToLeft).join(' · ');
  const title = [formatEventTitle(item), ...facts, why]
    .filter((part) => part !== null)
    .map(isolateRightToLeft)
    .join(' · ');
  return (
    <li title={title}>
      <span className={`${styles.offer} cut`} data-passes={passes || undefined}>
        {passes && <IconCircleFilled size={8} aria-hidden />}
        {text}
        {why !== null && (
          <span className={styles.reason}>
            {' '}
            <bdi>{why}</bdi>
          </span>
        )}
      </span>
      <span className={styles.dim}>{when}</span>
    </li>
  );
}
