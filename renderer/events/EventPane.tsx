import { IconAdjustmentsHorizontal, IconListDetails } from '@tabler/icons-react';
import { formatPlace } from '../../core/feed/format/format-place.ts';
import { stockChange } from '../../core/series/event-overview.ts';
import { formatLike } from '../../core/text/format/format-like.ts';
import { formatCount, formatNumber } from '../../core/text/format/format-number.ts';
import { describeEntry } from '../../core/watchlist/describe-entry.ts';
import { ExportMenu } from '../exports/ExportMenu.tsx';
import { exportPrices } from '../exports/export-jobs.ts';
import { EventChart } from '../price-chart/EventChart.tsx';
import { maxPricesOf } from '../price-chart/max-prices.ts';
import { ShortcutKey } from '../shortcuts/ShortcutKey.tsx';
import { useEventDate } from '../state/event-date.ts';
import { useStores, useView } from '../state/stores.tsx';
import { EventDrops } from '../statistics/drops/EventDrops.tsx';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { EventPageButton } from '../ui/side-pane/EventPageButton.tsx';
import { PaneHeading } from '../ui/side-pane/PaneHeading.tsx';
import { SidePane } from '../ui/side-pane/SidePane.tsx';
import pane from '../ui/side-pane/side-pane.module.css';
import { openEventPage } from '../watchlist/actions/open-event-page.ts';
import { PriceChange, StockChange } from './event-columns.tsx';
import type { EventLine } from './event-lines.ts';
import styles from './pane.module.css';
import { watchEvent } from './watch-event.ts';

/** What is known of one event. */
export function EventPane({ line }: { line: EventLine }) {
  const stores = useStores();
  const selectEvent = useView((slice) => slice.selectEvent);
  const { event, title, entries } = line;
  const infos = event.event_infos;
  const date = useEventDate(infos, { full: true });
  const change = stockChange(event);

  function showNewest(): void {
    stores.view.getState().show('feed');
    stores.view.getState().select(event.last_item);
  }

  return (
    <SidePane
      className={styles.pane ?? ''}
      label="Event"
      subject={line.key}
      heading={<PaneHeading title={title} date={date} place={[formatPlace(infos), event.website, event.region]} />}
      tools={
        infos?.event_url != null && (
          <EventPageButton title="Open event page" onClick={() => void openEventPage(stores, event)} />
        )
      }
      closeLabel="Close the event"
      onClose={() => selectEvent(null)}
      actions={
        <>
          <PlainButton onClick={() => watchEvent(stores, line)}>
            <IconAdjustmentsHorizontal size={14} aria-hidden /> {entries.length === 0 ? 'Watch' : 'Filters'}
            <ShortcutKey id="filter" />
          </PlainButton>
          {event.last_item > 0 && (
            <PlainButton onClick={showNewest}>
              <IconListDetails size={14} aria-hidden /> Newest offers
            </PlainButton>
          )}
          <ExportMenu
            label="Export the prices of this event"
            onExport={(format) => void exportPrices(stores, event, format)}
          />
        </>
      }
    >
      <dl className={styles.facts}>
        <div>
          <dt>Lowest now</dt>
          <dd className={styles.figure}>
            <bdi>{event.price === null ? '–' : formatLike(event.price, event.price_label)}</bdi>
          </dd>
          <dd className={styles.dim}>{event.price !== null && <PriceChange line={event} />}</dd>
        </div>
        <div>
          <dt>Stock now</dt>
          <dd className={styles.figure}>
            {event.stock === 0 ? 'sold out' : event.stock === null ? 'unknown' : formatNumber(event.stock)}
          </dd>
          <dd className={styles.dim}>{change !== null && <StockChange change={change} />}</dd>
        </div>
        <div>
          <dt>Last change</dt>
          <dd className={styles.figure}>
            <RelativeTime at={event.last_at} />
          </dd>
          <dd className={styles.dim}>{formatCount(event.alerts_today, 'alert')} today</dd>
        </div>
      </dl>
      <EventChart event={event} maxPrices={maxPricesOf(entries)} />
      <EventDrops event={event} />
      <section>
        <h3 className={pane.heading}>Watched by</h3>
        {entries.length === 0 && <p className={styles.dim}>No entry of the watchlist names this event.</p>}
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <b>{entry.label || title}</b> {!entry.enabled && <span className={styles.dim}>(off)</span>}
              <div className={styles.dim}>{describeEntry(entry)}</div>
            </li>
          ))}
        </ul>
      </section>
    </SidePane>
  );
}
