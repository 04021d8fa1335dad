import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatList } from '../../../core/text/format/format-list.ts';

const ANSWERS = { got: 'got it', gone: 'gone', trying: 'still trying' } as const;
const STALE = { gone: 'no longer listed', sold_out: 'sold out', price_up: 'price went up' } as const;

/** The steps of an alert that went to a phone; empty for others. @param time writes an instant with its seconds. */
export function formatPhoneDelivery(item: NotificationItem, time: (instant: string) => string): string[] {
  const { phone, opened_at: openedAt, result, superseded } = item;
  if (phone === undefined) return [];
  const steps: [at: string, text: string][] = [
    [item.received_at, `desk ${time(item.received_at)}`],
    [phone.at, `phone ${time(phone.at)} (${formatList(phone.to)})`],
  ];
  if (phone.times > 1) steps.push([phone.last_at, `${phone.times} times until ${time(phone.last_at)}`]);
  if (openedAt !== null) steps.push([openedAt, `cart opened ${time(openedAt)}`]);
  if (result !== undefined) steps.push([result.at, `${ANSWERS[result.outcome]} ${time(result.at)}`]);
  if (superseded !== undefined) steps.push([superseded.at, `${STALE[superseded.reason]} ${time(superseded.at)}`]);
  if (phone.withdrawn_at !== null) steps.push([phone.withdrawn_at, `withdrawn ${time(phone.withdrawn_at)}`]);
  return steps.toSorted(([a], [b]) => Date.parse(a) - Date.parse(b)).map(([, text]) => text);
}
