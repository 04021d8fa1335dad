import type { ConnectionStatus, Gap } from '../../../core/connection/connection-status.ts';
import { stopsConnection } from '../../../core/connection/failure.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import type { ProcessedNotification } from '../../engine/pipeline/processed-notification.ts';

/** What `watch` prints. */
export type WatchEvent =
  | { readonly kind: 'notification'; readonly processed: ProcessedNotification }
  | { readonly kind: 'malformed'; readonly receivedAtMs: number; readonly error: string }
  | { readonly kind: 'connection'; readonly status: ConnectionStatus }
  | { readonly kind: 'gap'; readonly gap: Gap & { readonly to: string } };

/** One event as `watch --json` prints it: a published contract (docs/command-line.md), one object, no line break. */
function formatJson(event: WatchEvent): string {
  return JSON.stringify(toJsonRecord(event));
}

/** Makes the printer of `--json`. A status that differs in nothing the contract has is not repeated. */
export function createJsonFormatter(): (event: WatchEvent) => string | null {
  let latest = '';
  return (event) => {
    const line = formatJson(event);
    if (event.kind !== 'connection') return line;
    if (line === latest) return null;
    latest = line;
    return line;
  };
}

function toJsonRecord(event: WatchEvent): object {
  switch (event.kind) {
    case 'notification':
      return toNotificationRecord(event.processed);
    case 'malformed':
      return { type: 'malformed', received_at: new Date(event.receivedAtMs).toISOString(), error: event.error };
    case 'connection': {
      const { since, state, detail, retry_at } = event.status;
      return { type: 'connection', at: since, state, detail, ...(retry_at === null ? {} : { retry_at }) };
    }
    case 'gap':
      return { type: 'gap', from: event.gap.from, to: event.gap.to };
  }
}

/** A notification as `watch --json` prints it. */
export function toNotificationRecord({
  notification,
  decision,
  item,
}: Pick<ProcessedNotification, 'notification' | 'decision' | 'item'>): object {
  return {
    type: 'notification',
    received_at: notification.received_at,
    event_id: notification.event_id,
    website: notification.website ?? '',
    outcome: decision.outcome,
    entry: decision.entry,
    offers: decision.offers,
    link: decision.link,
    unverified: decision.unverified,
    reasons: decision.reasons.map(({ filter, rejected, of, detail }) => ({ filter, rejected, of, detail })),
    problems: notification.problems.map(({ path, problem }) => ({ path, problem })),
    event: toEventRecord(notification.event_infos),
    best: toBestRecord(item),
  };
}

export function toEventRecord(infos: EventInfos | null): object | null {
  if (infos === null) return null;
  const { event_name, event_artist_name, event_date, event_time, event_venue, event_location, event_url } = infos;
  return { event_name, event_artist_name, event_date, event_time, event_venue, event_location, event_url };
}

/** The offer to act on, or of a notification that did not alert the one that came closest. */
export function toBestRecord({ best, price_context: context }: NotificationItem): object | null {
  if (best === null) return null;
  const { key, section_name, offer_name, row, price, price_label, stock, longest_adjacent_seats } = best;
  return {
    offer: key,
    section: section_name,
    offer_name,
    row,
    price,
    price_label,
    stock,
    longest_adjacent_seats,
    previous_price: context?.was?.price ?? null,
    previous_price_at: context?.was?.at ?? null,
    change_percent: context?.change_percent ?? null,
    lowest_seen: context?.lowest_seen ?? false,
    below_primary: context?.below_primary ?? false,
  };
}

/**
 * Makes the printer of events for a person: each gives a line, or `null` if there is nothing new to say. Text from a
 * message is stripped of control characters. A problem is described in full when its cause changes, not at every try.
 */
export function createTextFormatter(): (event: WatchEvent) => string | null {
  let cause: string | null = null;
  let latest: string | null = null;
  return (event) => {
    if (event.kind !== 'connection') return stripControlCharacters(formatText(event));
    const { state, problem } = event.status;
    if (latest === null && state === 'idle' && problem === null) return null;
    const short = formatConnection(event.status, false);
    // The same state again: only the problem has become clearer.
    if (short === latest) return null;
    latest = short;
    // What ends the command goes to standard error.
    const isNewCause = problem !== null && problem.cause !== cause && !stopsConnection(problem.cause);
    if (problem !== null) cause = problem.cause;
    return stripControlCharacters(formatConnection(event.status, isNewCause));
  };
}

function formatConnection({ since, state, detail, problem, retry_at }: ConnectionStatus, includeHelp: boolean): string {
  const next = retry_at === null ? '' : ` (next try ${formatLogTime(Date.parse(retry_at))})`;
  const help = includeHelp && problem !== null ? `. ${problem.sentence} ${problem.next_step}` : '';
  return `${formatLogTime(Date.parse(since))}  ${state}: ${detail}${next}${help}`;
}

function formatText(event: Exclude<WatchEvent, { kind: 'connection' }>): string {
  switch (event.kind) {
    case 'notification': {
      const { item, notification, decision } = event.processed;
      return [
        formatLogTime(Date.parse(notification.received_at)),
        decision.outcome.toUpperCase().padEnd(9),
        formatItem(item),
        item.why ?? decision.link,
        decision.unverified.length === 0 ? null : `unverified: ${decision.unverified.join(', ')}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join('  ');
    }
    case 'malformed':
      return `${formatLogTime(event.receivedAtMs)}  MALFORMED  ${event.error}`;
    case 'gap': {
      const { from, to, reason } = event.gap;
      return `${formatLogTime(Date.parse(to))}  GAP  nothing was heard from ${formatLogTime(Date.parse(from))} to ${formatLogTime(Date.parse(to))} (${reason})`;
    }
  }
}

/** The event of an item, and its best offer. */
export function formatItem({ event_id, event_infos: infos, best }: NotificationItem): string {
  const offer = [
    best?.section_name,
    best?.price_label ?? best?.price?.toFixed(2),
    best?.stock == null ? null : `${best.stock} left`,
  ];
  return [
    [event_id, [infos?.event_name, infos?.event_venue].filter(Boolean).join(', ')].filter(Boolean).join(' '),
    offer.filter(Boolean).join(' '),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

export function formatLogTime(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

export function stripControlCharacters(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}
