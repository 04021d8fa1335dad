import type { ElectionState } from '../../../core/computers/election-types.ts';
import type { Gap } from '../../../core/connection/connection-status.ts';
import type { HeardComputer } from './computer-group.ts';

/** The sessions of others whose connection to the gateway is open. */
export function hearingPeers({ peers }: Pick<ElectionState, 'peers'>): readonly string[] {
  return [...peers.values()].filter(({ hearing }) => hearing).map(({ session }) => session);
}

/** When a computer that hears the gateway was heard last, in milliseconds since the epoch; `null` if none does. */
export function lastHeardMs(election: Pick<ElectionState, 'peers'>, heard: readonly HeardComputer[]): number | null {
  const sessions = hearingPeers(election);
  const times = heard.filter(({ session }) => sessions.includes(session)).map(({ heardAtMs }) => heardAtMs);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * What a change means for the messages: `covered` if another computer hears the gateway from now on, or a gap that begins
 * because none does any more, from when one was last known to. `null` if neither.
 */
export function coverChange(
  before: ElectionState,
  now: ElectionState,
  heard: readonly HeardComputer[],
  nowMs: number,
): 'covered' | Gap | null {
  const wasCovered = hearingPeers(before).length > 0;
  const isCovered = hearingPeers(now).length > 0;
  if (isCovered === wasCovered) return null;
  if (isCovered) return 'covered';
  // The own connection is open.
  if (now.hearing) return null;
  const fromMs = lastHeardMs(before, heard) ?? nowMs;
  const name = heard.find(({ session }) => hearingPeers(before).includes(session))?.presence.name ?? 'The leader';
  return { from: new Date(fromMs).toISOString(), to: null, reason: `${name} no longer has the connection` };
}
