import type { MachineState } from './machine-types.ts';
import type { ConnectionState, ConnectionStatus } from './status.ts';
import { briefCause, describeTrouble, type Where } from './trouble.ts';

/** The state that is shown: `closing` counts as what it leads to, `closed` as idle. */
export function publicStateOf(state: MachineState): ConnectionState {
  if (state.phase === 'closed') return 'idle';
  if (state.phase !== 'closing') return state.phase;
  switch (state.next.to) {
    case 'connect':
    case 'fail':
      return 'connecting';
    case 'sleep':
      return 'waiting';
    case 'paused':
      return 'paused';
    case 'idle':
    case 'closed':
      return 'idle';
  }
}

/** The state of the machine as the user sees it. */
export function statusOf(state: MachineState, where: Where): ConnectionStatus {
  const { failure } = state;
  return {
    state: publicStateOf(state),
    since: new Date(state.sinceMs).toISOString(),
    detail: detailOf(state, where),
    trouble: failure === null ? null : describeTrouble(failure, where, state.service),
    retry_at: state.phase === 'waiting' ? new Date(state.dueAtMs).toISOString() : null,
  };
}

function detailOf(state: MachineState, where: Where): string {
  const why = state.failure === null ? '' : `: ${briefCause(state.failure, where)}`;
  switch (state.phase) {
    case 'idle':
      if (state.failure !== null) return `Not connected${why}`;
      return state.ready ? 'Not connected' : 'Not connected: no API key yet';
    case 'connecting':
      return state.failures === 0 ? 'Connecting' : 'Trying again now';
    case 'open':
      return state.beat === 'probe' ? 'Connected, checking the line' : 'Connected';
    case 'closing':
      if (state.next.to === 'fail') return 'No answer, giving this try up';
      return state.next.to === 'connect' ? 'Reconnecting' : 'Disconnecting';
    case 'waiting':
      if (state.failure === null) return 'Asleep, connecting again on waking up';
      return `${state.asked ? 'Waiting as the gateway asked' : 'Trying again in a moment'}${why}`;
    case 'unauthorised':
      return `Stopped${why}`;
    case 'paused':
      return 'Disconnected by you';
    case 'closed':
      return 'Closed';
  }
}
