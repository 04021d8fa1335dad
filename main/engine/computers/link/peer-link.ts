import type { BrokerFailure } from '../../../../core/computers/broker-problem.ts';
import type { ClockOffset } from '../../../../core/computers/clock-offset.ts';
import { BROKER_GRACE_MS } from '../../../../core/computers/group-timing.ts';
import { receiptByOwnClock } from '../../../../core/computers/other-clock.ts';
import type { Clock } from '../../ports.ts';
import { type BrokerConfig, type BrokerConnection, type Channel, connectBroker } from './broker-connection.ts';
import { createMissingItems } from './missing-items.ts';
import { createPeerCipher, type OpenedMessage } from './peer-cipher.ts';
import {
  type Again,
  decodeAgain,
  decodeItem,
  decodePresence,
  encodeAgain,
  encodeItem,
  encodePresence,
  MAX_BODY_BYTES,
  type PeerItem,
  type Presence,
} from './peer-messages.ts';
import { createRefusals } from './refusals.ts';
import { createSenders, expectAgain, isExpectedAgain, keepEarly, markLive, type Sender } from './senders.ts';
import { createSentItems } from './sent-items.ts';

/** Answers to computers that are new come at most this often. */
const ANSWER_INTERVAL_MS = 100;
const FLOOD_PAUSE_MS = 60_000;
/** A computer that first meets another later than this may have been on its own, so it asks what that one heard meanwhile. */
const LATE_MEETING_MS = BROKER_GRACE_MS;
/** More than that waits only for a broker that takes nothing any more. */
const MAX_WAITING = 5_000;

/** What the sender of an item says of itself. */
export interface ItemSender {
  readonly session: string;
  readonly name: string;
  /** `null` before the clocks were compared. */
  readonly clock: ClockOffset | null;
}

export interface PeerLinkDeps {
  readonly clock: Pick<Clock, 'now' | 'elapsed' | 'after'>;
  readonly random: () => number;
  /** What this computer says of itself; the rest is filled in here. */
  presence(): Omit<Presence, 'at' | 'connection' | 'sent' | 'kept_from' | 'heard'>;
  onUp(): void;
  onDown(failure: BrokerFailure): void;
  /** A live computer says that it is there. */
  onPresence(session: string, presence: Presence): void;
  /** The broker has a lease of somebody who has not shown yet that it is live. */
  onLease(): void;
  onGone(session: string): void;
  onItem(item: PeerItem, sender: ItemSender): void;
  /** So many items of a computer did not arrive. */
  onLost(count: number, sender: ItemSender): void;
  /** A message was refused. */
  onRefused(channel: Channel): void;
}

/** The computers that meet under one topic with one passphrase. */
export interface PeerLink {
  readonly session: string;
  isUp(): boolean;
  refused(): number;
  /** Publishes an item; without a broker it waits for those who ask for it. False if it is too large. */
  send(item: PeerItem): boolean;
  /** Says now what has changed. */
  announce(): void;
  /** How far another computer's clock is ahead, and how long its messages take. */
  clockOf(session: string): ClockOffset | null;
  dispose(): Promise<void>;
}

/** @param key of `deriveGroupKey`. */
export function createPeerLink(config: BrokerConfig, key: Uint8Array, deps: PeerLinkDeps): PeerLink {
  const { clock } = deps;
  const cipher = createPeerCipher(key);
  const senders = createSenders();
  const sent = createSentItems(clock.elapsed);
  const refusals = createRefusals(clock.elapsed);
  const startedAtMs = clock.elapsed();
  let presences = 0;
  let agains = 0;
  let items = 0;
  /** The newest item that the broker has been given. */
  let handed = 0;
  let connection = 0;
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  let cancelAnswer: (() => void) | null = null;

  const gone = (number: number) => cipher.seal('gone', number, Buffer.alloc(0));
  const describe = ({ session, presence, clock: compared }: Sender): ItemSender => ({
    session,
    name: presence?.name ?? '',
    clock: compared.offset(),
  });

  function announce(): void {
    if (!broker.isUp()) return;
    const presence: Presence = {
      ...deps.presence(),
      at: clock.now(),
      connection,
      sent: handed,
      kept_from: sent.keptFrom(),
      heard: senders.heard(clock.elapsed()),
    };
    presences += 1;
    broker.publish(presence.leads ? 'lease' : 'peer', cipher.seal('presence', presences, encodePresence(presence)));
  }

  /** Answers a computer that does not know this one yet, but not each message of it. */
  function answer(): void {
    if (cancelAnswer !== null) return;
    const waitMs = Math.max(0, answeredAtMs + ANSWER_INTERVAL_MS - clock.elapsed());
    const now = (): void => {
      cancelAnswer = null;
      answeredAtMs = clock.elapsed();
      announce();
    };
    if (waitMs === 0) now();
    else cancelAnswer = clock.after(waitMs, now);
  }

  function refuse(bytes: number, channel: Channel): void {
    const flood = refusals.add(bytes);
    deps.onRefused(channel);
    if (flood) broker.interrupt({ kind: 'flood' }, FLOOD_PAUSE_MS);
  }

  function receive(payload: Buffer, channel: Channel): void {
    const message = cipher.open(payload);
    // The broker sends back our own retained lease.
    if (message?.session === cipher.session) return;
    if (message === null || !accept(message, channel)) refuse(payload.length, channel);
  }

  /** False if it does not count. */
  function accept(message: OpenedMessage, channel: Channel): boolean {
    const sender = senders.get(message.session);
    switch (message.kind) {
      case 'presence':
        return receivePresence(sender, message, channel);
      case 'item':
        return receiveItem(sender, message);
      case 'again':
        return receiveAgain(sender, message.number, decodeAgain(message.body));
      case 'gone':
        // A last will of an earlier connection says nothing about the current one.
        if (sender.live && message.number >= (sender.presence?.connection ?? 0)) deps.onGone(sender.session);
        return true;
    }
  }

  function receivePresence(sender: Sender, { number, body }: OpenedMessage, channel: Channel): boolean {
    const presence = decodePresence(body);
    if (presence === null || number <= sender.presenceNumber) return false;
    const isNew = sender.presence === null;
    const receivedMs = clock.now();
    Object.assign(sender, { presenceNumber: number, presence, heardAtMs: clock.elapsed() });
    const own = presence.heard.find(([session]) => session === cipher.session);
    if (own !== undefined) {
      sender.clock.add({ sentMs: own[1], heldMs: own[2], answeredMs: presence.at, receivedMs });
      if (!sender.live) {
        markLive(sender, presence, clock.elapsed() - startedAtMs > LATE_MEETING_MS);
        for (const early of sender.early.splice(0)) receiveItem(sender, early);
      }
    }
    if (sender.live) {
      sender.numbers?.announce(presence.sent);
      const lost = sender.numbers?.giveUp(presence.kept_from - 1) ?? 0;
      if (lost > 0) deps.onLost(lost, describe(sender));
      deps.onPresence(sender.session, presence);
      missing.check();
    } else if (channel === 'lease' && presence.leads) deps.onLease();
    if (isNew || own === undefined) answer();
    return true;
  }

  function receiveItem(sender: Sender, { number, body }: Pick<OpenedMessage, 'number' | 'body'>): boolean {
    if (sender.numbers === null) {
      keepEarly(sender, number, body);
      return true;
    }
    if (!sender.numbers.add(number)) return isExpectedAgain(sender, number, clock.elapsed());
    const item = decodeItem(body);
    // Whoever has the passphrase may have a newer version, which sends more than this one knows.
    if (item !== null && (number > sender.backlogTo || isOfThisRun(item, sender))) deps.onItem(item, describe(sender));
    if (sender.numbers.missing() !== null) missing.check();
    return true;
  }

  /** Of what a computer sent before it was met counts what it has heard since this one runs. What the user did then does not. */
  function isOfThisRun(item: PeerItem, sender: Sender): boolean {
    if (item.kind !== 'frame') return false;
    const nowMs = clock.now();
    const ageMs = nowMs - receiptByOwnClock(item.receivedAtMs, sender.clock.offset(), nowMs);
    return ageMs <= clock.elapsed() - startedAtMs;
  }

  function receiveAgain(sender: Sender, number: number, again: Again | null): boolean {
    if (again === null || !sender.live || number <= sender.againNumber) return false;
    sender.againNumber = number;
    if (again.session !== cipher.session) {
      expectAgain(senders.get(again.session), again, clock.elapsed());
      return true;
    }
    for (const sealed of sent.between(again.from, again.to)) broker.publish('item', sealed);
    return true;
  }

  const missing = createMissingItems(senders, {
    clock,
    isUp: () => broker.isUp(),
    ask(again) {
      expectAgain(senders.get(again.session), again, clock.elapsed());
      agains += 1;
      broker.publish('peer', cipher.seal('again', agains, encodeAgain(again)));
    },
    onLost: (count, sender) => deps.onLost(count, describe(sender)),
  });

  const broker: BrokerConnection = connectBroker(config, {
    clock,
    random: deps.random,
    will(number) {
      connection = number;
      return gone(number);
    },
    onUp() {
      // What waited for an earlier connection is lost with it; others ask for it once they know of it.
      handed = sent.newest();
      deps.onUp();
      announce();
      missing.askAnew();
    },
    onDown: deps.onDown,
    onMessage: receive,
  });

  return {
    session: cipher.session,
    isUp: broker.isUp,
    refused: refusals.total,
    send(item) {
      const body = encodeItem(item);
      if (body.length > MAX_BODY_BYTES) return false;
      items += 1;
      const sealed = cipher.seal('item', items, body);
      sent.add(items, sealed);
      const number = items;
      broker.publish('item', sealed, () => {
        handed = Math.max(handed, number);
      });
      if (broker.waiting() > MAX_WAITING) broker.interrupt({ kind: 'timeout' }, 0);
      return true;
    },
    announce,
    clockOf(session) {
      for (const sender of senders.all()) if (sender.session === session) return sender.clock.offset();
      return null;
    },
    dispose() {
      cancelAnswer?.();
      missing.dispose();
      return broker.dispose(gone(connection));
    },
  };
}
