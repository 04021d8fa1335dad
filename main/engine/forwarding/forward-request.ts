import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import type { ForwardedAlert } from './forwarded-alert.ts';

/** A POST to a forwarder. Holds its address: never logged. */
export interface ForwardRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The limits of a service: how many alerts fit a request, and how many requests it accepts in which time. */
export interface DeliveryLimits {
  readonly batch: number;
  readonly limits: readonly { readonly requests: number; readonly windowMs: number }[];
}

/** Documented limits of the services, kept to on our side so that 429 stays the exception. */
export const DELIVERY_LIMITS: Readonly<Record<WebForwarderKind, DeliveryLimits>> = {
  /** Ten embeds a message; five requests in 2 s and thirty a minute per webhook. */
  discord: {
    batch: 10,
    limits: [
      { requests: 5, windowMs: 2_000 },
      { requests: 30, windowMs: 60_000 },
    ],
  },
  /** ntfy.sh: sixty at once, then one in 5 s. */
  ntfy: { batch: 8, limits: [{ requests: 60, windowMs: 300_000 }] },
  webhook: { batch: 50, limits: [{ requests: 10, windowMs: 1_000 }] },
};

/**
 * The request that carries some alerts to a forwarder.
 *
 * @param address Has been accepted by `addressProblem`.
 * @param sentAt RFC3339
 */
export function forwardRequest(
  kind: WebForwarderKind,
  address: string,
  alerts: readonly ForwardedAlert[],
  sentAt: string,
): ForwardRequest {
  const url = new URL(address.trim());
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'eventory-tray' };
  if (url.username !== '' || url.password !== '') {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  switch (kind) {
    case 'discord':
      return { url, headers, body: JSON.stringify(discordMessage(alerts)) };
    case 'ntfy': {
      const topic = url.pathname.replaceAll('/', '');
      url.pathname = '/';
      return { url, headers, body: JSON.stringify(ntfyMessage(topic, alerts)) };
    }
    case 'webhook':
      return { url, headers, body: JSON.stringify({ type: 'alerts', version: 1, sent_at: sentAt, alerts }) };
  }
}

/** Discord's execute-webhook body. Text from a ticket site can neither mention anyone nor format anything. */
function discordMessage(alerts: readonly ForwardedAlert[]) {
  return {
    username: 'Eventory Tray',
    allowed_mentions: { parse: [] },
    embeds: alerts.map((alert) => ({
      title: escapeMarkdown(titleWithLabel(alert)).slice(0, 256),
      description: escapeMarkdown(textWithNote(alert)).slice(0, 400),
      timestamp: alert.timestamp,
      ...(alert.link === null ? {} : { url: alert.link }),
    })),
  };
}

/** ntfy's publish-as-JSON body. */
function ntfyMessage(topic: string, alerts: readonly ForwardedAlert[]) {
  const [only] = alerts;
  const link = alerts.find((alert) => alert.link !== null)?.link ?? null;
  const open =
    link === null ? {} : { click: link, actions: [{ action: 'view', label: 'Add to cart', url: link, clear: true }] };
  if (only !== undefined && alerts.length === 1) {
    return { topic, title: titleWithLabel(only), message: textWithNote(only), priority: 4, tags: ['ticket'], ...open };
  }
  const lines = alerts.map((alert) => `${titleWithLabel(alert)} · ${alert.text.split('\n')[0] ?? ''}`.slice(0, 200));
  return { topic, title: `${alerts.length} alerts`, message: lines.join('\n'), priority: 4, tags: ['ticket'], ...open };
}

function titleWithLabel(alert: ForwardedAlert): string {
  return alert.entry !== null && alert.entry.label !== '' ? `${alert.title} (${alert.entry.label})` : alert.title;
}

function textWithNote({ text, link_withheld: note }: ForwardedAlert): string {
  return note === null ? text : `${note}\n${text}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>[\]()#<@-]/g, '\\$&');
}
