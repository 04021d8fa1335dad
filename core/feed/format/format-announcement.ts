import { formatPrice } from '../../notification/format-price.ts';
import { formatStock } from '../../text/format/format-number.ts';
import { formatSection } from '../../text/format/format-section.ts';
import { SHORT_MONTH_NAMES } from '../../time/calendar.ts';
import { venueDate } from '../../watchlist/venue-date.ts';
import type { NotificationItem } from '../feed-item.ts';
import { formatEventTitle } from './format-event-title.ts';

const DAY_MS = 24 * 60 * 60_000;
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'dollars',
  US$: 'dollars',
  A$: 'Australian dollars',
  CA$: 'Canadian dollars',
  '£': 'pounds',
  '€': 'euros',
};

/**
 * An alert for a screen reader, what to act on first: "Floor GA, 129 dollars 50, 12 left, Artist, 15 June". Never an
 * age: a text that goes on changing would be read again and again.
 */
export function formatAnnouncement(item: NotificationItem): string {
  const { best } = item;
  const offer =
    best === null
      ? []
      : [
          formatSection(best.section_name),
          speakPrice(formatPrice(best) ?? ''),
          best.stock === null ? '' : formatStock(best.stock),
        ];
  const name = item.event_infos?.event_artist_name ?? formatEventTitle(item);
  return [...offer, name, speakDay(item)].filter((part) => part !== '').join(', ');
}

/** "$129.50" as it is said; another form stays as it is written. */
function speakPrice(label: string): string {
  const [, sign = '', whole = '', cents = '00'] =
    /^([^\d\s.,-]{1,3})\s?(\d{1,3}(?:,?\d{3})*)(?:\.(\d{2}))?$/.exec(label) ?? [];
  const currency = Object.hasOwn(CURRENCIES, sign) ? CURRENCIES[sign] : undefined;
  if (currency === undefined) return label;
  return cents === '00' ? `${whole} ${currency}` : `${whole} ${currency} ${cents}`;
}

const MONTHS: readonly string[] = SHORT_MONTH_NAMES.map((_, month) =>
  new Date(Date.UTC(2026, month, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }),
);

function speakDay({ event_infos: infos }: NotificationItem): string {
  const at = venueDate(infos?.event_date ?? null, infos?.event_time ?? null);
  if (at === null) return '';
  const date = new Date(at.day * DAY_MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
