import type { DeliveryResult } from '../delivery-result.ts';
import type { ForwardedAlert } from '../forwarded-alert.ts';
import type { Reply } from '../post.ts';

/** The limits of a service: how many alerts fit a request, and how many requests it accepts in which time. */
export interface DeliveryLimits {
  readonly batch: number;
  readonly limits: readonly { readonly requests: number; readonly windowMs: number }[];
}

/** What is particular to one kind of service. */
export interface Target extends DeliveryLimits {
  /** How to get an address, for the form. */
  readonly example: string;
  /** What is wrong with an address that is a web address; `null` if it can be used. Never repeats it. */
  problem(url: URL): string | null;
  /**
   * The body for some alerts, and what differs from a POST to the address.
   *
   * @param url the address without user and password.
   * @param sentAt RFC3339
   */
  request(
    url: URL,
    alerts: readonly ForwardedAlert[],
    sentAt: string,
  ): { readonly body: unknown; readonly url?: URL; readonly method?: 'PUT'; readonly headers?: Record<string, string> };
  /** What an answer means if the service uses it differently from others; `null` if it does not. */
  resultOf?(reply: Reply): DeliveryResult | null;
}

/** As on the toast, with the label of the entry. */
export function titleWithLabel(alert: ForwardedAlert): string {
  return alert.entry !== null && alert.entry.label !== '' ? `${alert.title} (${alert.entry.label})` : alert.title;
}

export function textWithNote({ text, link_withheld: note }: ForwardedAlert): string {
  return note === null ? text : `${note}\n${text}`;
}

/** At most so many UTF-16 units, without half a character at the end. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What the button to the link says. */
export const OPEN_LABEL = 'Add to cart';
