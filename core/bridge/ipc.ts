/**
 * The IPC transport of the bridge contract, as the two ends of it in the desktop app (preload and `main/desktop`)
 * agree on it: one channel for requests, one for events.
 */

/** Renderer to main, `invoke`: request name, payload. Answers a `RequestReply`. */
export const REQUEST_CHANNEL = 'eventory:request';

/** Main to renderer, `send`: event name, payload. */
export const EVENT_CHANNEL = 'eventory:event';

/** What a request comes to. A refusal is an answer, so that its message arrives without the transport's own words around it. */
export type RequestReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };
