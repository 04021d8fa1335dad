import type { FeedDetail } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format-event-title.ts';
import { formatChangeType } from '../../../core/text/format-change-type.ts';
import { formatEventDate } from '../../lib/format/event-date.ts';
import { formatDuration, formatTime } from '../../lib/format/time.ts';
import { useClock } from '../../state/stores.tsx';
import { useEntryLabel } from '../use-entry-label.ts';
import { DetailActions } from './DetailActions.tsx';
import styles from './detail.module.css';
import { OfferTable } from './OfferTable.tsx';

/** The detail pane's content: what, which offers, why, and what next. */
export function NotificationDetail({ detail }: { detail: FeedDetail }) {
  const { item, notification, explanation } = detail;
  const infos = notification.event_infos;
  const title = formatEventTitle(item, useEntryLabel(item));
  const date = useClock((nowMs) => formatEventDate(infos, { nowMs, full: true }));
  const artist = infos?.event_artist_name ?? null;
  const source = [artist === title ? null : artist, item.website, item.region];
  const place = [infos?.event_venue, infos?.event_location].filter(Boolean).join(', ');
  const delayMs = Date.parse(notification.received_at) - Date.parse(notification.timestamp);
  return (
    <>
      <header>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.dim}>{source.filter(Boolean).join(' · ')}</p>
        <p className={styles.dim}>{[place, date].filter(Boolean).join(' · ')}</p>
      </header>
      <OfferTable detail={detail} />
      <section>
        <h3 className={styles.heading}>{item.outcome === 'alert' ? 'Why this alerted' : 'Why this did not alert'}</h3>
        <ul className={styles.reason}>
          {explanation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <DetailActions item={item} />
      <section>
        <h3 className={styles.heading}>What changed</h3>
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
        <h3 className={styles.heading}>Message</h3>
        <dl className={styles.facts}>
          <DetailFact name="Event id" value={notification.event_id} />
          <DetailFact name="Received" value={`${formatTime(notification.received_at)}${formatDelay(delayMs)}`} />
          {notification.stock !== null && <DetailFact name="Total stock" value={String(notification.stock)} />}
          {item.opened_at !== null && <DetailFact name="Link opened" value={formatTime(item.opened_at)} />}
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
      </section>
    </>
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
