import type { ConnectionStatus, Gap } from '../../../core/connection/connection-status.ts';
import { stopsConnection } from '../../../core/connection/failure.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import {
  type ConnectionRecord,
  toConnectionRecord,
  toGapRecord,
  toMalformedRecord,
  toNotificationRecord,
  type WatchRecord,
} from '../../../core/feed/records/watch-record.ts';
import { formatStock } from '../../../core/text/format/format-number.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import type { ProcessedNotification } from '../../engine/pipeline/processed-notification.ts';

/** What `watch` prints if it has its own connection. */
export type WatchEvent =
  | { readonly kind: 'notification'; readonly processed: ProcessedNotification }
  | { readonly kind: 'malformed'; readonly receivedAtMs: number; readonly error: string }
  | { readonly kind: 'connection'; readonly status: ConnectionStatus }
  | { readonly kind: 'gap'; readonly gap: Gap & { readonly to: string } };

/** Makes the printer of `--json`. A status that differs in nothing the contract has is not repeated. */
export function createJsonFormatter(): (event: WatchEvent) => string | null {
  let latest = '';
  return (event) => {
    const line = JSON.stringify(toRecord(event));
    if (event.kind !== 'connection') return line;
    if (line === latest) return null;
    latest = line;
    return line;
  };
}

function toRecord(event: WatchEvent): WatchRecord {
  switch (event.kind) {
    case 'notification':
      return toNotificationRecord(event.processed.item, event.processed);
    case 'malformed':
      return toMalformedRecord(event.error, event.receivedAtMs);
    case 'connection':
      return toConnectionRecord(event.status);
    case 'gap':
      return toGapRecord(event.gap);
  }
}

/**
 * Makes the printer of events for a person: each gives a line, or `null` if there is nothing new to say. Text from a
 * message is stripped of control characters. A problem is described in full when its cause changes, not at every try.
 */
export function createTextFormatter(): (event: WatchEvent) => string | null {
  let cause: string | null = null;
  let latest: string | null = null;
  return (event) => {
    const record = toRecord(event);
    const short = formatRecord(record);
    if (event.kind !== 'connection') return short;
    const { state, problem } = event.status;
    if (latest === null && state === 'idle' && problem === null) return null;
    // The same state again: only the problem has become clearer.
    if (short === latest) return null;
    latest = short;
    // What ends the command goes to standard error.
    const isNewCause = problem !== null && problem.cause !== cause && !stopsConnection(problem.cause);
    if (problem !== null) cause = problem.cause;
    return isNewCause ? stripControlCharacters(`${short}. ${problem.sentence} ${problem.next_step}`) : short;
  };
}

/** One record for a person, on one line. Text from a message is stripped of control characters. */
export function formatRecord(record: WatchRecord): string {
  switch (record.type) {
    case 'notification':
      return [
        formatLogTime(Date.parse(record.received_at)),
        record.outcome.toUpperCase().padEnd(9),
        formatEventAndOffer(record.event_id, record.event, record.best),
        cleanText(record.why ?? record.link ?? ''),
        record.unverified.length === 0 ? null : `unverified: ${record.unverified.join(', ')}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join('  ');
    case 'malformed':
      return `${formatLogTime(Date.parse(record.received_at))}  MALFORMED  ${stripControlCharacters(record.error)}`;
    case 'connection':
      return formatConnection(record);
    case 'gap': {
      const from = formatLogTime(Date.parse(record.from));
      const to = formatLogTime(Date.parse(record.to));
      return `${to}  GAP  nothing was heard from ${from} to ${to} (${stripControlCharacters(record.reason)})`;
    }
  }
}

function formatConnection({ at, state, detail, retry_at }: ConnectionRecord): string {
  const next = retry_at === undefined ? '' : ` (next try ${formatLogTime(Date.parse(retry_at))})`;
  return `${formatLogTime(Date.parse(at))}  ${state}: ${stripControlCharacters(detail)}${next}`;
}

/** The event of an item, and its best offer. */
export function formatItem({ event_id, event_infos, best }: NotificationItem): string {
  return formatEventAndOffer(event_id, event_infos, best === null ? null : { ...best, section: best.section_name });
}

function formatEventAndOffer(
  eventId: string,
  event: { readonly event_name: string | null; readonly event_venue: string | null } | null,
  best: {
    readonly section: string | null;
    readonly price: number | null;
    readonly price_label: string | null;
    readonly stock: number | null;
  } | null,
): string {
  const offer = [
    best?.section,
    best?.price_label ?? best?.price?.toFixed(2),
    best?.stock == null ? null : formatStock(best.stock),
  ];
  return [
    [cleanText(eventId), joinTexts([event?.event_name, event?.event_venue], ', ')].filter(Boolean).join(' '),
    joinTexts(offer, ' '),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function joinTexts(texts: readonly (string | null | undefined)[], separator: string): string {
  return texts.flatMap((text) => (text ? cleanText(text) : [])).join(separator);
}

/** A text of a message as a part of a line: it cannot rearrange the parts beside it. */
export function cleanText(text: string): string {
  return isolateRightToLeft(stripControlCharacters(text));
}

export function formatLogTime(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

function stripControlCharacters(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}
