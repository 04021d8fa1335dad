import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../core/notification/fingerprint.ts';
import type { Notification } from '../../core/notification/notification.ts';

/** One message on its way to the subscribers, with what the gateway has to know of it. */
export interface OutgoingMessage {
  readonly eventId: string;
  readonly changeTypes: readonly string[];
  /** The text frame's content; bytes if it was put together as such. */
  readonly frame: string | Uint8Array;
  /** The message as a client decodes it. Costs a parse at the first call. */
  notification(): Notification;
  /** Its content key for deduplication, or `null` if its maker vouches that no two are alike. */
  contentKey(): string | null;
}

/**
 * A message from a wire object. Throws a TypeError if no client could read it as a notification: such a thing is
 * for `sendFrame`.
 */
export function createOutgoingMessage(wire: object, nowMs: number): OutgoingMessage {
  const frame = JSON.stringify(wire);
  const decoded = decodeFrame(frame, nowMs);
  if (decoded.kind === 'malformed') throw new TypeError(`Not a notification: ${decoded.error}. Use sendFrame for it.`);
  const { notification } = decoded;
  return {
    eventId: notification.event_id,
    changeTypes: (notification.changes ?? []).map((change) => change.type),
    frame,
    notification: () => notification,
    contentKey: () => fingerprint(notification),
  };
}
