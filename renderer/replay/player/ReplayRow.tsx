import { memo } from 'react';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import { ChangeChips } from '../../feed/row/ChangeChips.tsx';
import { EventCell } from '../../feed/row/FeedRow.tsx';
import { PlaceCell, PriceCell } from '../../feed/row/OfferCell.tsx';
import rowStyles from '../../feed/row/row.module.css';
import { useEntryLabel } from '../../feed/use-entry-label.ts';
import type { PlacedItem } from '../../state/replay-store.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import type { RowPosition } from '../../ui/list/row-position.ts';
import { PartsLine } from '../../ui/PartsLine.tsx';
import { formatOutcomeThen, OUTCOME_WORDS } from './outcome-words.ts';
import styles from './player.module.css';

interface Props extends RowPosition {
  readonly replayed: PlacedItem;
  readonly selected: boolean;
  readonly onSelect: (id: number) => void;
}

/** A message of the evening: as in the feed, with what it comes to now and what it came to then. */
export const ReplayRow = memo(function ReplayRow({ replayed, selected, onSelect, top, position, count }: Props) {
  const { item } = replayed;
  const times = useTimeFormat();
  const label = useEntryLabel(item);
  const title = formatEventTitle(item, label);
  const then = formatOutcomeThen(replayed);
  const source = [item.website ?? 'unknown site', label === title ? '' : label].filter(Boolean).join(' · ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys of all lists
    <article
      className={rowStyles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item.id}
      data-quiet={item.outcome !== 'alert' || undefined}
      data-selected={selected || undefined}
      aria-current={selected || undefined}
      aria-label={`${title}: ${OUTCOME_WORDS[item.outcome]}${then === '' ? '' : `, ${then}`}`}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(item.id)}
    >
      <div className={rowStyles.time}>
        <div className={rowStyles.clock}>{times.time(item.received_at)}</div>
        <div className={rowStyles.dim}>replay</div>
      </div>
      <EventCell item={item} title={title} />
      <div className={rowStyles.change}>
        <ChangeChips item={item} />
        <div className={`${rowStyles.dim} cut`} title={source}>
          <PartsLine>{source}</PartsLine>
        </div>
      </div>
      <PlaceCell item={item} />
      <PriceCell item={item} />
      <div className={styles.outcome} data-outcome={item.outcome}>
        <b>{capitalize(OUTCOME_WORDS[item.outcome])}</b>
        <span className="cut" title={then}>
          {then}
        </span>
      </div>
    </article>
  );
});
