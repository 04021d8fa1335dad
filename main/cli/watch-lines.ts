import { stopsConnection } from '../../core/connection/failure.ts';
import type { ConnectionStatus, Gap } from '../../core/connection/status.ts';
import type { Judged } from '../engine/pipeline.ts';

/** What `watch` tells of. */
export type WatchEvent =
  | { readonly kind: 'notification'; readonly judged: Judged }
  | { readonly kind: 'malformed'; readonly receivedAt: number; readonly error: string }
  | { readonly kind: 'connection'; readonly status: ConnectionStatus }
  | { readonly kind: 'gap'; readonly gap: Gap & { readonly to: string } };

/** One event as `watch --json` prints it: the contract of design section 9, one object, without a line break. */
function jsonLine(event: WatchEvent): string {
  return JSON.stringify(jsonOf(event));
}

/** Makes the printer of `--json`. A status that differs in nothing the contract has is not repeated. */
export function createJsonLines(): (event: WatchEvent) => string | null {
  let latest = '';
  return (event) => {
    const line = jsonLine(event);
    if (event.kind !== 'connection') return line;
    if (line === latest) return null;
    latest = line;
    return line;
  };
}

function jsonOf(event: WatchEvent): object {
  switch (event.kind) {
    case 'notification': {
      const { notification, decision } = event.judged;
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
      };
    }
    case 'malformed':
      return { type: 'malformed', received_at: new Date(event.receivedAt).toISOString(), error: event.error };
    case 'connection': {
      const { since, state, detail, retry_at } = event.status;
      return { type: 'connection', at: since, state, detail, ...(retry_at === null ? {} : { retry_at }) };
    }
    case 'gap':
      return { type: 'gap', from: event.gap.from, to: event.gap.to };
  }
}

/**
 * Makes the printer of events for a person: each gives a line, or `null` where there is nothing new to say. What a
 * message says is stripped of control characters. Trouble is told in full when its cause changes, not at every try.
 */
export function createTextLines(): (event: WatchEvent) => string | null {
  let cause: string | null = null;
  let latest: string | null = null;
  return (event) => {
    if (event.kind !== 'connection') return printable(textOf(event));
    const { state, trouble } = event.status;
    if (latest === null && state === 'idle' && trouble === null) return null;
    const short = connectionLine(event.status, false);
    // The same once more: only the trouble has become clearer.
    if (short === latest) return null;
    latest = short;
    // What ends the command goes to standard error.
    const isNews = trouble !== null && trouble.cause !== cause && !stopsConnection(trouble.cause);
    if (trouble !== null) cause = trouble.cause;
    return printable(connectionLine(event.status, isNews));
  };
}

function connectionLine({ since, state, detail, trouble, retry_at }: ConnectionStatus, inFull: boolean): string {
  const next = retry_at === null ? '' : ` (next try ${clockTime(Date.parse(retry_at))})`;
  const help = inFull && trouble !== null ? `. ${trouble.sentence} ${trouble.next_step}` : '';
  return `${clockTime(Date.parse(since))}  ${state}: ${detail}${next}${help}`;
}

function textOf(event: Exclude<WatchEvent, { kind: 'connection' }>): string {
  switch (event.kind) {
    case 'notification': {
      const { item, notification, decision } = event.judged;
      const infos = notification.event_infos;
      const name = [infos?.event_name, infos?.event_venue].filter(Boolean).join(', ');
      const best = item.best;
      const offer =
        best === null
          ? null
          : [
              best.section_name,
              best.price_label ?? best.price?.toFixed(2),
              best.stock === null ? null : `${best.stock} left`,
            ]
              .filter((part) => part !== null && part !== undefined)
              .join(' ');
      return [
        clockTime(Date.parse(notification.received_at)),
        decision.outcome.toUpperCase().padEnd(9),
        [notification.event_id, name].filter(Boolean).join(' '),
        offer,
        item.why ?? decision.link,
        decision.unverified.length === 0 ? null : `unverified: ${decision.unverified.join(', ')}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join('  ');
    }
    case 'malformed':
      return `${clockTime(event.receivedAt)}  MALFORMED  ${event.error}`;
    case 'gap': {
      const { from, to, reason } = event.gap;
      return `${clockTime(Date.parse(to))}  GAP  nothing was heard from ${clockTime(Date.parse(from))} to ${clockTime(Date.parse(to))} (${reason})`;
    }
  }
}

function clockTime(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}
