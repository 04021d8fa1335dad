import { LRUCache } from 'lru-cache';
import { forwardDueMs } from '../../../../core/computers/forward-turn.ts';
import type { Forwarder, WebForwarderKind } from '../../../../core/settings/settings.ts';
import type { Clock } from '../../ports.ts';
import type { ForwardedAlert } from '../forwarded-alert.ts';

/** Deliveries of other computers that are remembered, so that an alert which comes to its turn later is not sent again. */
const MAX_DELIVERED = 10_000;
const MAX_DROPS = 5_000;

/** What was delivered: an alert, named as on every computer, and how often it had been sent before. */
export interface DeliveredDrop {
  readonly drop: string;
  readonly repeat: number;
}

/** The other computers of the group, as far as forwarding has to do with them. */
export interface ForwardingGroup {
  /** What a target is called in the group, without giving its address away; `null` if this computer is alone. */
  targetId(kind: WebForwarderKind, address: string): string | null;
  /** How many live computers come before this one there. */
  rank(targetId: string): number;
  /** Tells the others. */
  announce(targetId: string, delivered: readonly DeliveredDrop[]): void;
}

export interface TurnsDeps {
  readonly clock: Pick<Clock, 'elapsed' | 'after'>;
  readonly group: ForwardingGroup;
  /** The address of a forwarder; `null` if none is stored. */
  addressOf(id: string): Promise<string | null>;
  /** Another computer delivers what this one was to send. */
  onElsewhere(forwarder: Forwarder, alert: Pick<ForwardedAlert, 'id' | 'repeat'>, by: string): void;
}

/** Lets one computer of a group send an alert to a target that several of them have. */
export interface Turns {
  /** Calls `send` now or once it is this computer's turn, unless another one has delivered the alert by then. */
  take(forwarder: Forwarder, alert: ForwardedAlert, drop: string, send: () => void): void;
  /** A forwarder's service has these alerts. */
  delivered(forwarderId: string, alerts: readonly Pick<ForwardedAlert, 'id' | 'repeat'>[]): void;
  /** Another computer delivered to a target. Returns the forwarders that send there. */
  deliveredElsewhere(targetId: string, delivered: readonly DeliveredDrop[], by: string): readonly string[];
  /** Whether an alert is one of those. */
  isOneOf(alert: Pick<ForwardedAlert, 'id' | 'repeat'>, delivered: readonly DeliveredDrop[]): boolean;
  /** The alert is handled: it is not sent to this forwarder any more. */
  handled(forwarderId: string, alertId: number): void;
  /** Reads the addresses again. Resolves to whether the secret store could be read. Never rejects. */
  refresh(forwarders: readonly Forwarder[]): Promise<boolean>;
  /** What this computer's targets are called in the group. */
  targetIds(): readonly string[];
  /** How many alerts wait for others, by forwarder. */
  waiting(forwarderId: string): number;
  dispose(): void;
}

interface HeldAlert {
  readonly forwarder: Forwarder;
  readonly alert: Pick<ForwardedAlert, 'id' | 'repeat'>;
  readonly drop: string;
  readonly target: string;
  readonly takenAtMs: number;
  readonly rank: number;
  readonly send: () => void;
}

export function createTurns({ clock, group, addressOf, onElsewhere }: TurnsDeps): Turns {
  const targets = new Map<string, string>();
  const drops = new LRUCache<number, string>({ max: MAX_DROPS });
  /** Who delivered, by target, drop and repetition. */
  const elsewhere = new LRUCache<string, string>({ max: MAX_DELIVERED });
  const lastDeliveryMs = new LRUCache<string, number>({ max: 100 });
  let held: readonly HeldAlert[] = [];
  let cancelWake = (): void => {};
  let stopped = false;
  const keyOf = (target: string, { drop, repeat }: DeliveredDrop) => `${target} ${drop} ${repeat}`;
  const dueMs = ({ takenAtMs, rank, target }: HeldAlert) =>
    forwardDueMs(takenAtMs, rank, lastDeliveryMs.get(target) ?? null);

  /** `null` if it cannot be compared with those of others. Rejects if the secret store cannot be read. */
  async function targetOf({ id, kind }: Forwarder): Promise<string | null> {
    const address = kind === 'program' ? null : await addressOf(id);
    const target = address === null || kind === 'program' ? null : group.targetId(kind, address);
    if (target === null) targets.delete(id);
    else targets.set(id, target);
    return target;
  }

  function wake(): void {
    cancelWake();
    if (stopped) return;
    const nowMs = clock.elapsed();
    const due = held.filter((one) => dueMs(one) <= nowMs);
    held = held.filter((one) => !due.includes(one));
    for (const { send } of due) send();
    if (held.length > 0) cancelWake = clock.after(Math.max(1, Math.min(...held.map(dueMs)) - nowMs), wake);
  }

  return {
    take(forwarder, alert, drop, send) {
      drops.set(alert.id, drop);
      const takenAtMs = clock.elapsed();
      // What cannot be compared is sent; if there is no address, the queue says so.
      const named = targetOf(forwarder).catch(() => null);
      void named.then((target) => {
        if (stopped) return;
        const by = target === null ? undefined : elsewhere.get(keyOf(target, { drop, repeat: alert.repeat }));
        if (by !== undefined) return onElsewhere(forwarder, alert, by);
        const rank = target === null ? 0 : group.rank(target);
        if (target === null || rank === 0) return send();
        const { id, repeat } = alert;
        held = [...held, { forwarder, alert: { id, repeat }, drop, target, takenAtMs, rank, send }];
        wake();
      });
    },
    delivered(forwarderId, alerts) {
      const target = targets.get(forwarderId);
      const named = alerts.flatMap(({ id, repeat }) => {
        const drop = drops.get(id);
        return drop === undefined ? [] : [{ drop, repeat }];
      });
      if (target !== undefined && named.length > 0) group.announce(target, named);
    },
    deliveredElsewhere(target, delivered, by) {
      lastDeliveryMs.set(target, clock.elapsed());
      const keys = new Set(delivered.map((one) => keyOf(target, one)));
      for (const key of keys) elsewhere.set(key, by);
      const done = held.filter((one) => keys.has(keyOf(one.target, { drop: one.drop, repeat: one.alert.repeat })));
      held = held.filter((one) => !done.includes(one));
      for (const { forwarder, alert } of done) onElsewhere(forwarder, alert, by);
      return [...targets].flatMap(([id, own]) => (own === target ? [id] : []));
    },
    isOneOf: ({ id, repeat }, delivered) =>
      delivered.some((one) => one.repeat === repeat && one.drop === drops.get(id)),
    handled(forwarderId, alertId) {
      held = held.filter(({ forwarder, alert }) => forwarder.id !== forwarderId || alert.id !== alertId);
    },
    async refresh(forwarders) {
      const sending = forwarders.filter(({ enabled }) => enabled);
      for (const id of [...targets.keys()]) if (!sending.some((forwarder) => forwarder.id === id)) targets.delete(id);
      const results = await Promise.allSettled(sending.map(targetOf));
      return results.every(({ status }) => status === 'fulfilled');
    },
    targetIds: () => [...new Set(targets.values())],
    waiting: (forwarderId) => held.filter(({ forwarder }) => forwarder.id === forwarderId).length,
    dispose() {
      stopped = true;
      cancelWake();
    },
  };
}
