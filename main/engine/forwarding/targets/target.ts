import { createHash } from 'node:crypto';
import { isolateRightToLeft } from '../../../../core/text/isolate-text.ts';
import type { DeliveryResult } from '../delivery-result.ts';
import type { ForwardedAlert } from '../forwarded-alert.ts';
import type { Reply } from '../http/post.ts';

/** The limits of a service: how many alerts fit a request, and how many requests it accepts in which time. */
export interface DeliveryLimits {
  readonly batch: number;
  readonly limits: readonly { readonly requests: number; readonly windowMs: number }[];
}

/** What differs from a POST of JSON to the address. */
export interface TargetRequest {
  /** Sent as JSON; absent for none. */
  readonly body?: unknown;
  readonly url?: URL;
  readonly method?: 'GET' | 'PUT' | 'DELETE';
  readonly headers?: Record<string, string>;
}

/** How a service takes back a message that it has accepted. */
interface Withdrawal {
  /** What names the message, from the answer to it; `null` if nothing does. Holds no secret. */
  messageId(answer: Readonly<Record<string, unknown>>, alerts: readonly ForwardedAlert[]): string | null;
  /** @param url the address without user and password. */
  request(url: URL, messageId: string): TargetRequest;
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
  request(url: URL, alerts: readonly ForwardedAlert[], sentAt: string): TargetRequest;
  /** Absent if the service cannot. */
  readonly withdrawal?: Withdrawal;
  /** What an answer means if the service uses it differently from others; `null` if it does not. */
  resultOf?(reply: Reply): DeliveryResult | null;
}

/** The same for a repeated delivery of the same alerts; letters, digits, - and _, 43 of them. */
export function messageKey(alerts: readonly ForwardedAlert[]): string {
  const identity = JSON.stringify(
    alerts.map(({ id, timestamp, received_at, repeat }) =>
      repeat === 0 ? [id, timestamp, received_at] : [id, timestamp, received_at, repeat],
    ),
  );
  return createHash('sha256').update(identity).digest('base64url');
}

/** As on the toast, with the label of the entry. */
export function titleWithLabel(alert: ForwardedAlert): string {
  const label = alert.entry?.label ?? '';
  return label === '' ? alert.title : `${alert.title} (${isolateRightToLeft(label)})`;
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
