import { useMediaQuery } from '@mantine/hooks';
import type { FeedDetail } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { checkImage } from '../../../core/links/check-image.ts';
import { formatChangeType } from '../../../core/text/format-change-type.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { useEventDate } from '../../state/event-date.ts';
import { useApp, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import pane from '../../ui/side-pane.module.css';
import { useEntryLabel } from '../use-entry-label.ts';
import styles from './detail.module.css';
import { BestOffer } from './offers/BestOffer.tsx';
import { OfferTable } from './offers/OfferTable.tsx';
import { PhoneStoryLine } from './PhoneStoryLine.tsx';
import { PriceHistory } from './PriceHistory.tsx';
import { RawMessage } from './RawMessage.tsx';
import { ResultBar } from './ResultBar.tsx';

/** In a window this low the chart would push the offers out of sight. */
const LOW_WINDOW = '(height < 640px)';

/** The detail pane's content: what, which offers, why, and what next. */
export function NotificationDetail({ detail }: { detail: FeedDetail }) {
  const { item, notification, explanation } = detail;
  const infos = notification.event_infos;
  const title = formatEventTitle(item, useEntryLabel(item));
  const date = useEventDate(infos, { full: true });
  const times = useTimeFormat();
  const explained = useClock((nowMs) => explanation.map((line) => times.withInstants(line, nowMs)).join('\n'));
  const artist = infos?.event_artist_name ?? null;
  const label = useEntryLabel(item);
  const source = [
    artist === title ? null : artist,
    item.website,
    item.region,
    label === '' || label === title ? null : `watched by “${label}”`,
  ];
  const place = [infos?.event_venue, infos?.event_location].filter(Boolean).join(', ');
  const isLow = useMediaQuery(LOW_WINDOW, undefined, { getInitialValueInEffect: false }) === true;
  const prices = !item.test && <PriceHistory item={item} />;
  const delayMs = Date.parse(notification.received_at) - Date.parse(notification.timestamp);
  return (
    <>
      <header>
        <EventImage item={item} />
        <h2 className={`${pane.title} ${styles.title}`}>
          <bdi>{title}</bdi>
        </h2>
        <p className={styles.when}>
          {date !== '' && <bdi className={pane.date}>{date}</bdi>}
          {date !== '' && place !== '' && ' · '}
          <bdi>{place}</bdi>
        </p>
        <p className={styles.dim}>
          <bdi>{source.filter(Boolean).join(' · ')}</bdi>
        </p>
      </header>
      <BestOffer item={item} />
      <ResultBar item={item} />
      <PhoneStoryLine item={item} />
      {!isLow && prices}
      <OfferTable detail={detail} />
      {isLow && prices}
      <section>
        <h3 className={pane.heading}>{item.outcome === 'alert' ? 'Why this alerted' : 'Why this did not alert'}</h3>
        <ul className={styles.reason}>
          {explained.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={pane.heading}>What changed</h3>
        <dl className={styles.facts}>
          {notification.changes === null && <p className={styles.dim}>The message does not say.</p>}
          {notification.changes?.map((change) => (
            <div key={change.type}>
              <dt>{formatChangeType(change.type)}</dt>
              <dd>{change.sections.length === 0 ? 'no section named' : change.sections.slice(0, 60).join(', ')}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className={pane.heading}>Message</h3>
        <dl className={styles.facts}>
          <DetailFact name="Event id" value={notification.event_id} />
          <DetailFact name="Received" value={`${times.time(notification.received_at)}${formatDelay(delayMs)}`} />
          {notification.stock !== null && <DetailFact name="Total stock" value={String(notification.stock)} />}
          {item.opened_at !== null && <DetailFact name="Link opened" value={times.time(item.opened_at)} />}
          {notification.problems.length > 0 && (
            <DetailFact
              name="Fixed on read"
              value={notification.problems
                .slice(0, 12)
                .map(({ path, problem }) => `${path}: ${problem}`)
                .join('; ')}
            />
          )}
        </dl>
        <RawMessage key={item.id} id={item.id} />
      </section>
    </>
  );
}

/** The image that the message names, if the user allows that: in a separate document, which can reach nothing else. */
function EventImage({ item }: { item: FeedDetail['item'] }) {
  const allowed = useApp((app) => app.state?.settings.remote_images === true);
  if (!allowed || checkImage(item.event_infos?.event_image ?? null) === null) return null;
  return (
    <iframe
      key={item.id}
      className={styles.image}
      src={`event-image?id=${item.id}`}
      sandbox=""
      referrerPolicy="no-referrer"
      title="Image of the event"
      tabIndex={-1}
    />
  );
}

function DetailFact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const formatDelay = (ms: number) => (Number.isFinite(ms) && ms >= 0 ? `, ${formatDuration(ms)} after it was sent` : '');
