import type { ComputersState } from '../../../core/bridge/state/computers.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { secondsUntil } from './time.ts';

/** How a state is coloured: all is well, on its way, broken, or stopped on purpose. */
export type ConnectionTone = 'good' | 'busy' | 'bad' | 'off';

const TONES: Record<ConnectionStatus['state'], ConnectionTone> = {
  open: 'good',
  connecting: 'busy',
  waiting: 'bad',
  unauthorised: 'bad',
  paused: 'off',
  idle: 'off',
};

/** The tone of a state. */
export const connectionTone = (status: ConnectionStatus): ConnectionTone => TONES[status.state];

/** The state in words that do not change from second to second, for a screen reader to announce. */
export function formatConnectionState(status: ConnectionStatus, computers: ComputersState | null = null): string {
  switch (status.state) {
    case 'open':
      if (computers?.role === 'leader') return 'Connected as leader';
      return computers?.role === 'follower' ? `Following ${computers.leader ?? 'another computer'}` : 'Connected';
    case 'connecting':
      return 'Connecting';
    case 'waiting':
      return 'Offline';
    case 'unauthorised':
      return 'Key refused';
    case 'paused':
      return 'Disconnected by you';
    case 'idle':
      return 'Not connected';
  }
}

/**
 * The pill's second half: the countdown to the next try, how far this computer is behind the one that it follows, or the
 * feed delay. Blank if there is nothing to add.
 */
export function formatConnectionDetail(
  status: ConnectionStatus,
  feedDelayMs: number | null,
  nowMs: number,
  computers: ComputersState | null = null,
): string {
  if (status.state === 'waiting' && status.retry_at !== null) {
    const seconds = secondsUntil(status.retry_at, nowMs);
    return seconds === 0 ? 'trying again now' : `next try in ${seconds} s`;
  }
  if (status.state === 'open' && computers?.role === 'follower' && computers.behind_ms !== null) {
    return `${formatDelay(computers.behind_ms)} behind`;
  }
  if (status.state === 'open') return feedDelayMs === null ? '' : `feed delay ${formatDelay(feedDelayMs)}`;
  return '';
}

/** A clock that is ahead of the service's gives a negative delay: that is no delay one can state. */
export function formatDelay(ms: number): string {
  if (ms < 50) return 'under 0.1 s';
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
