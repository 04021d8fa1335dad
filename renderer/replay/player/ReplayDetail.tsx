import { IconAdjustmentsHorizontal, IconHistory } from '@tabler/icons-react';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { formatPlace } from '../../../core/feed/format/format-place.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import { editFilters } from '../../feed/actions/watch-actions.ts';
import { formatPlaceOf } from '../../feed/row/OfferCell.tsx';
import { useEntryLabel } from '../../feed/use-entry-label.ts';
import { formatOfferFacts } from '../../lib/format/offer.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import { useEventDate } from '../../state/event-date.ts';
import type { PlacedItem } from '../../state/replay-store.ts';
import { useStores, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { PartsLine } from '../../ui/PartsLine.tsx';
import { PaneHeading } from '../../ui/side-pane/PaneHeading.tsx';
import { SidePane } from '../../ui/side-pane/SidePane.tsx';
import pane from '../../ui/side-pane/side-pane.module.css';
import { OUTCOME_WORDS } from './outcome-words.ts';
import styles from './player.module.css';

/** Why a message of the evening comes to what it does, with the way to its entry. Nothing here opens a link: it is not now. */
export function ReplayDetail({ replayed }: { replayed: PlacedItem }) {
  const stores = useStores();
  const select = useView((slice) => slice.select);
  const show = useView((slice) => slice.show);
  const times = useTimeFormat();
  const { item, explanation, outcome_then } = replayed;
  const title = formatEventTitle(item, useEntryLabel(item));
  const date = useEventDate(item.event_infos, { full: true });
  const { best } = item;

  return (
    <SidePane
      className={styles.pane ?? ''}
      label="Details"
      subject={item.id}
      heading={<PaneHeading title={title} date={date} place={[formatPlace(item.event_infos), item.website]} />}
      closeLabel="Close the details"
      onClose={() => select(null)}
      actions={
        <>
          <PlainButton onClick={() => editFilters(stores, item)}>
            <IconAdjustmentsHorizontal size={14} aria-hidden /> {item.entry === null ? 'Watch' : 'Filters'}
          </PlainButton>
          <PlainButton onClick={() => show('history')}>
            <IconHistory size={14} aria-hidden /> Show in history
          </PlainButton>
        </>
      }
    >
      {best !== null && (
        <p>
          <b>
            <bdi>{formatPriceOrUnknown(best)}</bdi>
          </b>{' '}
          · <PartsLine>{[formatPlaceOf(best), ...formatOfferFacts(best)].join(' · ')}</PartsLine>
        </p>
      )}
      <section>
        <h3 className={pane.heading}>{item.outcome === 'alert' ? 'Why it would alert' : 'Why it would not alert'}</h3>
        <ul className={styles.reasons}>
          {explanation.map((line) => (
            <li key={line}>{times.withInstants(line, Date.parse(item.received_at))}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={pane.heading}>That evening</h3>
        <p>
          Received {times.time(item.received_at)}: {OUTCOME_WORDS[outcome_then]}.
        </p>
      </section>
      <section>
        <h3 className={pane.heading}>What changed</h3>
        <ul className={styles.reasons}>
          {item.changes.map(({ type, sections, more }) => (
            <li key={type}>
              {formatChangeType(type)}: {sections.map(isolateRightToLeft).join(', ')}
              {more > 0 && ` and ${more} more`}
            </li>
          ))}
        </ul>
      </section>
    </SidePane>
  );
}
