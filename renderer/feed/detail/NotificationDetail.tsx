import { useMediaQuery } from '@mantine/hooks';
import type { FeedDetail } from '../../../core/feed/feed-item.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import pane from '../../ui/side-pane/side-pane.module.css';
import styles from './detail.module.css';
import { BestOffer } from './offers/BestOffer.tsx';
import { OfferTable } from './offers/OfferTable.tsx';
import { PhoneDeliveryLine } from './PhoneDeliveryLine.tsx';
import { PriceHistory } from './PriceHistory.tsx';
import { RawMessage } from './RawMessage.tsx';
import { ResultBar } from './ResultBar.tsx';

/** In a window this low the chart would push the offers out of sight. */
const LOW_WINDOW = '(height < 640px)';

/** The detail pane's content: which offers, why, and what next. */
export function NotificationDetail({ detail }: { detail: FeedDetail }) {
  const { item, notification, explanation } = detail;
  const times = useTimeFormat();
  const explained = useClock((nowMs) => explanation.map((line) => times.withInstants(line, nowMs)).join('\n'));
  const isLow = useMediaQuery(LOW_WINDOW, undefined, { getInitialValueInEffect: false }) === true;
  const prices = !item.test && <PriceHistory item={item} />;
  const delayMs = Date.parse(notification.received_at) - Date.parse(notification.timestamp);
  return (
    <>
      <BestOffer item={item} />
      <ResultBar item={item} />
      <PhoneDeliveryLine item={item} />
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
              <dd>
                {change.sections.length === 0
                  ? 'no section named'
                  : change.sections.slice(0, 60).map(isolateRightToLeft).join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className={pane.heading}>Message</h3>
        <dl className={styles.facts}>
          <DetailFact name="Event id" value={notification.event_id} />
          <DetailFact name="Received" value={`${times.time(notification.received_at)}${formatDelay(delayMs)}`} />
          {notification.stock !== null && <DetailFact name="Total stock" value={formatNumber(notification.stock)} />}
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

function DetailFact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const formatDelay = (ms: number) => (Number.isFinite(ms) && ms >= 0 ? `, ${formatDuration(ms)} after it was sent` : '');
