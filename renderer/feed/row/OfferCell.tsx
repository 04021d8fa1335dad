import type { NotificationItem, OfferSummary } from '../../../core/feed/feed-item.ts';
import { formatSection } from '../../../core/text/format/format-section.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import { formatOutcome } from '../../lib/format/feed-item.ts';
import { formatOfferFacts } from '../../lib/format/offer.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import { PartsLine } from '../../ui/PartsLine.tsx';
import { Remark } from './Remark.tsx';
import styles from './row.module.css';
import { rowRemark } from './row-remark.ts';
import { SectionName } from './SectionName.tsx';

/** Section and row, and how many: what one would sit on. */
export function PlaceCell({ item }: { item: NotificationItem }) {
  const { best } = item;
  return (
    <div className={styles.place}>
      <div className={`${styles.section} cut`}>
        <PartsLine>{best === null ? 'No offer' : <Place best={best} />}</PartsLine>
      </div>
      <div className={`${styles.dim} cut`}>
        <bdi>{best === null ? 'in the message' : formatOfferFacts(best).join(' · ')}</bdi>
      </div>
    </div>
  );
}

/** "Section 101 · Row C". Names that are written from right to left stay in their places. */
export function formatPlaceOf(best: OfferSummary): string {
  const section = isolateRightToLeft(formatSection(best.section_name));
  return best.row === null ? section : `${section} · Row ${isolateRightToLeft(best.row)}`;
}

/** As `formatPlaceOf`; "101 · Row C" if room is short. */
function Place({ best }: { best: OfferSummary }) {
  if (best.row === null) return formatPlaceOf(best);
  return (
    <>
      <SectionName section={best.section_name} /> · Row {isolateRightToLeft(best.row)}
    </>
  );
}

/** "12 left", without "2 together" before it: the facts for a narrow row. */
function shortFacts(best: OfferSummary): string[] {
  const { longest_adjacent_seats: adjacent, stock } = best;
  const isSaid = stock !== null && adjacent !== null && adjacent > 1;
  return formatOfferFacts(isSaid ? { ...best, longest_adjacent_seats: null } : best);
}

/** The price, and how good it is or why it did not alert. */
export function PriceCell({ item }: { item: NotificationItem }) {
  const { best } = item;
  const remark = rowRemark(item, useTimeFormat());
  const was = item.price_context?.was ?? null;
  const price = best === null ? '–' : formatPriceOrUnknown(best);
  const facts = best === null ? '' : [formatPlaceOf(best), ...formatOfferFacts(best)].join(' · ');
  const label = [remark.text || formatOutcome(item), price, facts].filter(Boolean).map(isolateRightToLeft).join(' · ');
  return (
    <div className={styles.offer} title={label}>
      <div className={styles.priceLine}>
        <bdi className={styles.price} data-struck={remark.struck || undefined}>
          {price}
        </bdi>
        {was !== null && was.label !== null && !remark.struck && item.outcome === 'alert' && (
          <span className={styles.was}>
            was <bdi>{was.label}</bdi>
          </span>
        )}
      </div>
      <div className={styles.remarkLine} data-remarked={remark.text !== '' || undefined}>
        <Remark remark={remark} />
        {best !== null && (
          <span className={styles.facts} data-alone={remark.text === '' || undefined}>
            <PartsLine className="cut">
              <Place best={best} />
              {shortFacts(best).map((fact) => ` · ${fact}`)}
            </PartsLine>
          </span>
        )}
      </div>
    </div>
  );
}
