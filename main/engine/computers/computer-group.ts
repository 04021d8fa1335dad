import type { BrokerFailure } from '../../../core/computers/broker-problem.ts';
import { elect, initialElection, nextElectionMs, voteOf } from '../../../core/computers/election.ts';
import type { ElectionEvent, ElectionState } from '../../../core/computers/election-types.ts';
import { HELD_UP_MS, PRESENCE_INTERVAL_MS } from '../../../core/computers/group-timing.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Clock } from '../ports.ts';
import type { BrokerConfig } from './link/broker-connection.ts';
import { createPeerLink, type ItemSender, type PeerLink } from './link/peer-link.ts';
import type { PeerItem, Presence } from './link/peer-messages.ts';
import { createTargetNames } from './link/target-names.ts';

/** So many refused messages are shown at once. */
const FIRST_REFUSED = 3;

/** What was heard of another computer. */
export interface HeardComputer {
  readonly session: string;
  readonly presence: Presence;
  /** Milliseconds since the epoch by the own clock. */
  readonly heardAtMs: number;
}

export interface ComputerGroupDeps {
  readonly clock: Pick<Clock, 'now' | 'elapsed' | 'after'>;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs: () => number;
  readonly random: () => number;
  /** Whether there is a connection, which then stays until another computer is known to have one. */
  readonly listening: boolean;
  /** This computer. */
  readonly id: () => string;
  readonly name: () => string;
  readonly ifBrokerDown: () => 'connect' | 'wait';
  /** The targets that this computer sends alerts to, by `targetId`. */
  readonly targets: () => readonly string[];
  /** Whether it could lead, whether its connection is open, and a sentence that describes it. */
  readonly self: () => { readonly canLead: boolean; readonly hearing: boolean; readonly detail: string };
  onItem(item: PeerItem, sender: ItemSender): void;
  onLost(count: number, name: string): void;
  /** Anything below has changed. */
  onChange(before: ElectionState): void;
}

/** The computers of one passphrase, and which of them leads. */
export interface ComputerGroup {
  election(): ElectionState;
  /** Everyone who was heard in this run, the newest run of each computer. */
  heard(): readonly HeardComputer[];
  /** Why the broker is not reached. */
  failure(): BrokerFailure | null;
  refused(): number;
  clockOf: PeerLink['clockOf'];
  /** What a forwarding target is called in this group. */
  targetId: ReturnType<typeof createTargetNames>;
  /** When this computer got its role, in milliseconds since the epoch. */
  sinceMs(): number;
  send: PeerLink['send'];
  /** What this computer could do has changed. */
  update(): void;
  handOver(): void;
  dispose(): Promise<void>;
}

export function joinComputerGroup(broker: BrokerConfig, key: Uint8Array, deps: ComputerGroupDeps): ComputerGroup {
  const { clock, monotonicMs } = deps;
  const stack = createDisposableStack();
  const heard = new Map<string, HeardComputer>();
  let failure: BrokerFailure | null = null;
  /** Whether a lease that cannot be read came over this connection to the broker. */
  let strangeLease = false;
  let sinceMs = clock.now();
  let cancelTimer = () => {};
  stack.defer(() => cancelTimer());

  const link: PeerLink = createPeerLink(broker, key, {
    ...deps,
    presence() {
      const vote = voteOf(state, monotonicMs());
      return {
        id: deps.id(),
        name: deps.name(),
        leads: vote.leads,
        term: vote.term,
        can_lead: vote.canLead,
        hearing: vote.hearing,
        gave_up: vote.gaveUp,
        hand_to: vote.handTo,
        detail: deps.self().detail,
        targets: [...deps.targets()],
      };
    },
    onUp() {
      failure = null;
      strangeLease = false;
      step({ kind: 'online' });
    },
    onDown(why) {
      failure = why;
      step({ kind: 'offline' });
    },
    onPresence(session, presence) {
      heard.set(presence.id, { session, presence, heardAtMs: clock.now() });
      const { leads, term, can_lead: canLead, hearing, gave_up: gaveUp, hand_to: handTo } = presence;
      step({ kind: 'heard', vote: { session, leads, term, canLead, hearing, gaveUp, handTo } });
    },
    onLease: () => step({ kind: 'lease_seen' }),
    onGone: (session) => step({ kind: 'gone', session }),
    onLost: (count, sender) => deps.onLost(count, sender.name),
    onRefused(channel) {
      // It may be that of a leader with another passphrase. Only the first makes this computer wait: anybody can publish there.
      if (channel === 'lease' && !strangeLease) step({ kind: 'lease_seen' });
      strangeLease ||= channel === 'lease';
      // Many of them are shown with the next presence.
      if (link.refused() <= FIRST_REFUSED) deps.onChange(state);
    },
  });
  const { listening, ifBrokerDown } = deps;
  let steppedAtMs = monotonicMs();
  let state = initialElection(link.session, { listening, ifBrokerDown: ifBrokerDown() }, monotonicMs());

  function step(event: ElectionEvent): void {
    const before = state;
    const nowMs = monotonicMs();
    const wasHeldUp = nowMs - steppedAtMs >= HELD_UP_MS;
    steppedAtMs = nowMs;
    state = elect(wasHeldUp ? elect(state, { kind: 'held_up' }, nowMs) : state, event, nowMs);
    if (state.role !== before.role || state.leader !== before.leader) sinceMs = clock.now();
    if (votesDiffer(before, state)) link.announce();
    deps.onChange(before);
    scheduleTick();
  }

  function scheduleTick(): void {
    cancelTimer();
    const nowMs = monotonicMs();
    const nextMs = nextElectionMs(state, nowMs);
    if (nextMs !== null) cancelTimer = clock.after(Math.ceil(nextMs - nowMs), () => step({ kind: 'tick' }));
  }

  function update(): void {
    step({ kind: 'choose', ifBrokerDown: deps.ifBrokerDown() });
    step({ kind: 'self', ...deps.self() });
  }

  let cancelPresence = clock.after(PRESENCE_INTERVAL_MS, renew);
  stack.defer(() => cancelPresence());
  function renew(): void {
    cancelPresence = clock.after(PRESENCE_INTERVAL_MS, renew);
    link.announce();
    update();
  }

  update();
  return {
    election: () => state,
    heard: () => [...heard.values()],
    failure: () => failure,
    refused: link.refused,
    clockOf: link.clockOf,
    targetId: createTargetNames(key),
    sinceMs: () => sinceMs,
    send: link.send,
    update,
    handOver: () => step({ kind: 'hand_over' }),
    async dispose() {
      stack.dispose();
      await link.dispose();
    },
  };
}

/** Whether the others should know at once. */
function votesDiffer(a: ElectionState, b: ElectionState): boolean {
  return (
    a.role !== b.role ||
    a.term !== b.term ||
    a.canLead !== b.canLead ||
    a.hearing !== b.hearing ||
    a.handTo !== b.handTo
  );
}
