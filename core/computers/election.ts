import type { ComputerRole, ElectionEvent, ElectionState, Vote } from './election-types.ts';
import { candidates, isDeafTooLong, resignAtMs, strongestLeader, takeoverAtMs, winsOver } from './election-votes.ts';
import {
  BROKER_GRACE_MS,
  GAVE_UP_MS,
  GONE_GRACE_MS,
  HAND_OVER_MS,
  JOIN_MS,
  LEASE_MS,
  REJOIN_MS,
} from './group-timing.ts';

/** A computer that has not reached the broker yet. `ifBrokerDown` decides whether it connects meanwhile. */
export function initialElection(
  session: string,
  { ifBrokerDown, listening }: Pick<ElectionState, 'ifBrokerDown'> & { readonly listening: boolean },
  nowMs: number,
): ElectionState {
  return {
    session,
    role: 'joining',
    sinceMs: nowMs,
    term: 0,
    listen: listening,
    leader: null,
    peers: new Map(),
    canLead: false,
    hearing: false,
    deafSinceMs: nowMs,
    gaveUpUntilMs: nowMs,
    leaderlessSinceMs: nowMs,
    online: false,
    offlineSinceMs: nowMs,
    ifBrokerDown,
    ledBefore: false,
    handTo: null,
  };
}

/**
 * Who leads. Pure: the same events at the same times lead to the same state. `nowMs` comes from a clock that never jumps.
 *
 * What holds in every state: a computer that follows a leader which hears the gateway has no gateway connection, and one
 * that leads keeps its connection until it has heard that the next leader has one. So two may lead for a moment, but there
 * is never a moment without any because of a change.
 */
export function elect(before: ElectionState, event: ElectionEvent, nowMs: number): ElectionState {
  return settle(withEvent(before, event, nowMs), nowMs);
}

/** When `tick` is needed next; `null` if nothing changes by itself. */
export function nextElectionMs(state: ElectionState, nowMs: number): number | null {
  const times = [...state.peers.values()].map(({ heardAtMs }) => heardAtMs + LEASE_MS);
  if (state.handTo !== null) times.push(state.handTo.untilMs);
  if (!state.online && state.role !== 'alone') times.push(state.offlineSinceMs + BROKER_GRACE_MS);
  if (state.online && state.leader === null && state.role !== 'leader' && state.canLead)
    times.push(takeoverAtMs(state));
  if (state.role === 'leader' && !state.hearing) times.push(resignAtMs(state));
  const ahead = times.filter((atMs) => atMs > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** What this computer says of itself. */
export function voteOf(state: ElectionState, nowMs: number): Vote {
  return {
    session: state.session,
    leads: state.role === 'leader',
    term: state.term,
    canLead: state.canLead,
    hearing: state.hearing,
    gaveUp: nowMs < state.gaveUpUntilMs,
    handTo: state.handTo?.session ?? null,
  };
}

function withEvent(state: ElectionState, event: ElectionEvent, nowMs: number): ElectionState {
  switch (event.kind) {
    case 'online':
      return rejoin(state, nowMs);
    case 'offline':
      return state.online ? { ...state, online: false, offlineSinceMs: nowMs } : state;
    case 'lease_seen':
      // Somebody may lead: its next lease comes before this one would lapse.
      return state.role === 'joining'
        ? { ...state, leaderlessSinceMs: Math.max(state.leaderlessSinceMs, nowMs + LEASE_MS) }
        : state;
    case 'heard':
      return {
        ...state,
        peers: new Map(state.peers).set(event.vote.session, { ...event.vote, heardAtMs: nowMs }),
      };
    case 'gone':
      return { ...state, peers: lapseSoon(state.peers, event.session, nowMs) };
    case 'self':
      return {
        ...state,
        canLead: event.canLead,
        hearing: event.hearing,
        deafSinceMs: state.hearing && !event.hearing ? nowMs : state.deafSinceMs,
      };
    case 'choose':
      return { ...state, ifBrokerDown: event.ifBrokerDown };
    case 'hand_over':
      return handOver(state, nowMs);
    case 'held_up':
      return listenAgain(state, nowMs);
    case 'tick':
      return state;
  }
}

/** What follows from what is known now. */
function settle(state: ElectionState, nowMs: number): ElectionState {
  if (!state.online) return settleOffline(state, nowMs);
  const fresh = dropSilent(state, nowMs);
  const rival = strongestLeader(fresh);
  if (fresh.role === 'leader') {
    if (rival !== null && winsOver(rival, fresh)) return follow({ ...fresh, handTo: null }, rival.session, nowMs);
    if (!fresh.canLead && candidates(fresh, nowMs).length > 0) return resign(fresh, nowMs);
    return isDeafTooLong(fresh, nowMs) ? resign(fresh, nowMs) : fresh;
  }
  if (rival !== null) {
    if (rival.handTo === fresh.session && fresh.canLead) return lead(fresh, nowMs);
    return follow(fresh, rival.session, nowMs);
  }
  const leaderless =
    fresh.leader === null
      ? fresh
      : { ...fresh, leader: null, leaderlessSinceMs: nowMs, sinceMs: nowMs, role: 'joining' as const };
  return leaderless.canLead && nowMs >= takeoverAtMs(leaderless) ? lead(leaderless, nowMs) : leaderless;
}

/** Without the broker nobody is heard. A leader goes on; the others do what the user chose, after a while. */
function settleOffline(state: ElectionState, nowMs: number): ElectionState {
  if (nowMs - state.offlineSinceMs < BROKER_GRACE_MS) return state;
  const ledBefore = state.role === 'leader' || (state.role === 'alone' && state.ledBefore);
  const cutOff = { ...state, leader: null, peers: new Map(), handTo: null, ledBefore };
  const alone: ElectionState = enter(cutOff, 'alone', nowMs);
  // A connection that is there stays: nobody else is known to have one.
  return { ...alone, listen: state.listen || state.ifBrokerDown === 'connect' };
}

function rejoin(state: ElectionState, nowMs: number): ElectionState {
  if (state.online) return state;
  const back = { ...state, online: true, leaderlessSinceMs: nowMs + JOIN_MS };
  // A short break: what was agreed on still holds, until others say otherwise.
  if (state.role !== 'alone') return renewPeers(back, nowMs);
  // The term stays as it was, so that whoever was made leader meanwhile wins.
  if (state.ledBefore && state.hearing) return enter(back, 'leader', nowMs);
  return { ...enter(back, 'joining', nowMs), leaderlessSinceMs: nowMs + REJOIN_MS };
}

/** Nobody could be heard for a while, so nobody is silent because of that. */
function renewPeers(state: ElectionState, nowMs: number): ElectionState {
  return { ...state, peers: new Map([...state.peers].map(([id, vote]) => [id, { ...vote, heardAtMs: nowMs }])) };
}

/** While this computer stood still nobody was silent, and somebody may have become the leader. */
function listenAgain(state: ElectionState, nowMs: number): ElectionState {
  const leaderlessSinceMs = Math.max(state.leaderlessSinceMs, nowMs + JOIN_MS);
  return renewPeers({ ...state, leaderlessSinceMs }, nowMs);
}

function dropSilent(state: ElectionState, nowMs: number): ElectionState {
  const heard = [...state.peers].filter(([, { heardAtMs }]) => nowMs - heardAtMs < LEASE_MS);
  const peers = heard.length === state.peers.size ? state.peers : new Map(heard);
  const handTo = state.handTo !== null && nowMs >= state.handTo.untilMs ? null : state.handTo;
  return { ...state, peers, handTo };
}

function lead(state: ElectionState, nowMs: number): ElectionState {
  const terms = [...state.peers.values()].map(({ term }) => term);
  const term = Math.max(state.term, ...terms) + 1;
  return { ...enter(state, 'leader', nowMs), term, leader: null, listen: true, deafSinceMs: nowMs };
}

/** Keeps a connection that there is until the leader has one. */
function follow(state: ElectionState, leader: string, nowMs: number): ElectionState {
  const vote = state.peers.get(leader);
  const changed = state.role !== 'follower' || state.leader !== leader;
  return {
    ...(changed ? { ...state, role: 'follower', sinceMs: nowMs } : state),
    leader,
    term: Math.max(state.term, vote?.term ?? 0),
    listen: state.listen && vote?.hearing !== true,
  };
}

/** Gives up leading: others could have a connection, and this computer has none. */
function resign(state: ElectionState, nowMs: number): ElectionState {
  return {
    ...enter(state, 'joining', nowMs),
    gaveUpUntilMs: nowMs + GAVE_UP_MS,
    leaderlessSinceMs: nowMs,
    handTo: null,
  };
}

function handOver(state: ElectionState, nowMs: number): ElectionState {
  if (state.role !== 'leader') return state;
  const next = candidates(state, nowMs).find((session) => session !== state.session);
  return next === undefined ? state : { ...state, handTo: { session: next, untilMs: nowMs + HAND_OVER_MS } };
}

function enter(state: ElectionState, role: ComputerRole, nowMs: number): ElectionState {
  return state.role === role ? state : { ...state, role, sinceMs: nowMs };
}

/** It lapses in a moment, unless it is heard again or the broker turns out to be what is gone. */
function lapseSoon(peers: ElectionState['peers'], session: string, nowMs: number): ElectionState['peers'] {
  const vote = peers.get(session);
  if (vote === undefined) return peers;
  const heardAtMs = Math.min(vote.heardAtMs, nowMs + GONE_GRACE_MS - LEASE_MS);
  return new Map(peers).set(session, { ...vote, heardAtMs });
}
