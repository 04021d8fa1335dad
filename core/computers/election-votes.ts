import type { ElectionState, HeardVote } from './election-types.ts';
import { DEAF_LEADER_MS, TAKEOVER_STEP_MS } from './group-timing.ts';

/** Of two leaders the one with the higher term leads, and of equal terms the one whose session sorts first. */
export function winsOver(
  a: { readonly term: number; readonly session: string },
  b: { readonly term: number; readonly session: string },
): boolean {
  return a.term === b.term ? a.session < b.session : a.term > b.term;
}

/** The leader among the others that are heard; `null` if none leads. */
export function strongestLeader({ peers }: Pick<ElectionState, 'peers'>): HeardVote | null {
  let strongest: HeardVote | null = null;
  for (const vote of peers.values()) {
    if (vote.leads && (strongest === null || winsOver(vote, strongest))) strongest = vote;
  }
  return strongest;
}

/** The sessions that could lead, this computer's included, in the order in which they take over. */
export function candidates(state: ElectionState, nowMs: number): readonly string[] {
  const self = { session: state.session, canLead: state.canLead, gaveUp: nowMs < state.gaveUpUntilMs };
  return [self, ...state.peers.values()]
    .filter(({ canLead }) => canLead)
    .sort((a, b) => Number(a.gaveUp) - Number(b.gaveUp) || (a.session < b.session ? -1 : 1))
    .map(({ session }) => session);
}

/** When this computer leads if nobody else does by then: each candidate waits for those before it. */
export function takeoverAtMs(state: ElectionState): number {
  const place = candidates(state, state.leaderlessSinceMs).indexOf(state.session);
  return state.leaderlessSinceMs + Math.max(0, place) * TAKEOVER_STEP_MS;
}

/** When a leader that has no connection makes room, if somebody can take its place by then. */
export function resignAtMs(state: ElectionState): number {
  return state.deafSinceMs + DEAF_LEADER_MS;
}

/** Whether it is somebody else's turn: one who could have a connection and has not just given up. */
export function isDeafTooLong(state: ElectionState, nowMs: number): boolean {
  if (state.hearing || nowMs < resignAtMs(state)) return false;
  return [...state.peers.values()].some(({ canLead, gaveUp }) => canLead && !gaveUp);
}
