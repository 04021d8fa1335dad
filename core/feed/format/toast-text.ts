import { formatPrice } from '../../notification/format-price.ts';
import { capitalize } from '../../text/capitalize.ts';
import { formatShortChangeType } from '../../text/format/format-change-type.ts';
import { formatCount, formatStock } from '../../text/format/format-number.ts';
import { formatSection } from '../../text/format/format-section.ts';
import { isolateRightToLeft } from '../../text/isolate-text.ts';
import type { TimeFormat } from '../../time/time-format.ts';
import type { NotificationItem, OfferSummary } from '../feed-item.ts';
import { formatPriceContext } from '../price/format-price-context.ts';
import { formatEventDay } from './format-event-day.ts';
import { formatEventTitle } from './format-event-title.ts';
import { formatPlace } from './format-place.ts';

export interface ToastText {
  readonly title: string;
  /** Lines separated by `\n`. */
  readonly body: string;
}

const MAX_NAME_LENGTH = 80;
const MAX_SECTIONS = 2;
/** Alerts that a summary names. */
export const MAX_SUMMARY_LINES = 4;

/** Control characters and those that turn the direction of text: nothing a message sends may rearrange a toast. */
const CONTROL_CHARACTERS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * The text of an alert's toast. Title: what and where to act on, "Floor GA · $129.50 · 12 left".
 * Body: how good the price is; event; date and venue; what changed.
 */
export function formatToast(item: NotificationItem, demo: boolean, times: TimeFormat): ToastText {
  const changes = formatChanges(item);
  const offer = item.best === null ? '' : formatOffer(item.best);
  const title = offer || changes || formatEventName(item);
  const lines = [
    formatPriceComparison(item, times),
    formatEventName(item),
    formatPlaceAndDay(item, times),
    title === changes ? '' : changes,
  ];
  const mark = item.test ? 'Test' : demo ? 'DEMO' : '';
  return {
    title: mark === '' ? title : `${mark} · ${title}`,
    body: lines.filter((line) => line !== '' && line !== title).join('\n') || 'Open the feed for more.',
  };
}

/**
 * The text of the summary toast of a burst: how many alerts it stands for, and the newest of them.
 *
 * @param newest The newest alerts, each of another event, newest first.
 */
export function formatSummaryToast(
  alerts: number,
  events: number,
  newest: readonly NotificationItem[],
  demo: boolean,
): ToastText {
  const lines = newest.slice(0, MAX_SUMMARY_LINES).map(summaryLineOf);
  const rest = events - lines.length;
  if (rest > 0) lines.push(`and ${formatCount(rest, 'more event')}`);
  const title = `${formatCount(alerts, 'more alert')} for ${formatCount(events, 'event')}`;
  return { title: demo ? `DEMO · ${title}` : title, body: lines.join('\n') };
}

/** An alert of a burst is in several of its summaries. */
const summaryLines = new WeakMap<NotificationItem, string>();

function summaryLineOf(item: NotificationItem): string {
  const known = summaryLines.get(item);
  if (known !== undefined) return known;
  const what = item.best === null ? formatChanges(item) : formatOffer(item.best);
  const line = what === '' ? formatEventName(item) : `${what} · ${formatEventName(item)}`;
  summaryLines.set(item, line);
  return line;
}

/** "Floor GA · $129.50 · 12 left": section and row, price as labelled, stock; what is unknown is left out. */
export function formatOffer(offer: OfferSummary): string {
  const name = sanitizeText(offer.section_name);
  const section = formatSection(name);
  const row = offer.row === null ? '' : `row ${sanitizeText(offer.row)}`;
  const price = formatPrice(offer) ?? '';
  const stock = offer.stock === null ? '' : formatStock(offer.stock);
  return [[section, row].filter((part) => part !== '').join(', '), sanitizeText(price), stock]
    .filter((part) => part !== '')
    .join(' · ');
}

/** "−18% since 19:42 · lowest seen". Empty if there is nothing to compare with. */
function formatPriceComparison({ price_context: context, received_at }: NotificationItem, times: TimeFormat): string {
  if (context === undefined) return '';
  return formatPriceContext(context, (at) => times.dateTime(at, Date.parse(received_at))).join(' · ');
}

/** The event's name, else the artist's, else its id. */
export function formatEventName(item: Pick<NotificationItem, 'event_infos' | 'event_id'>): string {
  return sanitizeText(formatEventTitle(item));
}

/** "Mon 15 Jun 20:00 · Madison Square Garden, New York": the night first, since a toast cuts the end. Empty if nothing is known. */
function formatPlaceAndDay({ event_infos: infos, received_at }: NotificationItem, times: TimeFormat): string {
  if (infos === null) return '';
  const day = formatEventDay(infos, times.year(Date.parse(received_at)), times);
  return [sanitizeText(day), sanitizeText(formatPlace(infos))].filter((part) => part !== '').join(' · ');
}

/** "Stock up: Floor GA, Section 101 and 3 more; Price down: Section 207", marked if a filter could not be evaluated. */
function formatChanges(item: Pick<NotificationItem, 'changes' | 'unverified'>): string {
  const changes = item.changes.map(({ type, sections, more }) => {
    const named = sections.slice(0, MAX_SECTIONS).map((name) => formatSection(sanitizeText(name)));
    const rest = sections.length - named.length + more;
    if (named.length === 0) return formatChange(type);
    return `${formatChange(type)}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  const text = changes.join('; ');
  return item.unverified.length > 0 && text !== '' ? `${text} (unverified)` : text;
}

/** The name of a change type in words; types the API adds later read as they are written. */
export function formatChange(type: string): string {
  return capitalize(sanitizeText(formatShortChangeType(type)));
}

/** A text of a message as a part of a line: short, and unable to rearrange the parts beside it. */
function sanitizeText(text: string): string {
  const clean = text.replace(CONTROL_CHARACTERS, ' ').replace(/\s+/g, ' ').trim();
  const characters = [...clean];
  return isolateRightToLeft(
    characters.length <= MAX_NAME_LENGTH ? clean : `${characters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`,
  );
}
