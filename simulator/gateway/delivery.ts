import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Endpoint } from '../../core/notification/endpoint.ts';
import type { Account } from './account.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** An open WebSocket of a subscriber. */
export interface Connection {
  /** Counts from 1 in the order of opening. */
  readonly id: number;
  readonly account: Account;
  readonly endpoint: Endpoint;
  readonly openedAtMs: number;
  readonly socket: WebSocket;
  /** The TLS stream under the WebSocket. */
  readonly stream: Duplex;
}

/** The outcome of one message, counted in connections. */
export interface DeliveryCounts {
  sent: number;
  /** The event is not on the account's watchlist, or not with this change type. */
  unlisted: number;
  /** Rejected by the account's filters (`/subscribe/filtered` only). */
  filtered: number;
  /** Sent to the same identity within the last 15 minutes. */
  duplicate: number;
  /** Not sent because the subscriber had not read what was sent before. */
  overrun: number;
}

/** What one subscriber may leave unread before messages for it are dropped, in bytes. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/** Sends a message to everyone who gets it (docs/protocol.md, sections 9 and 10). */
export function deliver(message: OutgoingMessage, connections: readonly Connection[], nowMs: number): DeliveryCounts {
  const delivery: DeliveryCounts = { sent: 0, unlisted: 0, filtered: 0, duplicate: 0, overrun: 0 };
  const contentKey = connections.length > 0 ? message.contentKey() : null;
  for (const { account, endpoint, socket } of connections) {
    const decision = account.decideDelivery(message, endpoint, nowMs);
    if (decision !== 'send') delivery[decision] += 1;
    else if (contentKey !== null && !account.deduplication.admit(contentKey, nowMs)) delivery.duplicate += 1;
    else if (socket.bufferedAmount > MAX_UNREAD_BYTES) delivery.overrun += 1;
    else {
      socket.send(message.frame, { binary: false });
      delivery.sent += 1;
    }
  }
  return delivery;
}
