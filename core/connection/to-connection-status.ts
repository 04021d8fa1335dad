import type { ConnectionState, ConnectionStatus } from './connection-status.ts';
import { describeProblem, type ProblemContext, summarizeCause } from './describe-problem.ts';
import type { MachineState } from './machine/machine-types.ts';

/** The state that is shown: `closing` counts as what it leads to, `closed` as idle. */
export function toConnectionState(state: MachineState): ConnectionState {
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
export function toConnectionStatus(state: MachineState, context: ProblemContext): ConnectionStatus {
  const { failure } = state;
  return {
    state: toConnectionState(state),
    since: new Date(state.sinceMs).toISOString(),
    detail: formatDetail(state, context),
    problem: failure === null ? null : describeProblem(failure, context, state.service),
    retry_at: state.phase === 'waiting' ? new Date(state.dueAtMs).toISOString() : null,
  };
}

function formatDetail(state: MachineState, context: ProblemContext): string {
  const why = state.failure === null ? '' : `: ${summarizeCause(state.failure, context)}`;
  switch (state.phase) {
    case 'idle':
      if (state.failure !== null) return `Not connected${why}`;
      return state.ready ? 'Not connected' : 'Not connected: no API key yet';
    case 'connecting':
      return state.failures === 0 ? 'Connecting' : 'Trying again now';
    case 'open':
      return state.heartbeat === 'probe' ? 'Connected, checking the line' : 'Connected';
    case 'closing':
      if (state.next.to === 'fail') return 'No answer, giving this try up';
      return state.next.to === 'connect' ? 'Reconnecting' : 'Disconnecting';
    case 'waiting':
      if (state.failure === null) return 'Asleep, connecting again on waking up';
      return `${state.requestedByServer ? 'Waiting as the gateway asked' : 'Trying again in a moment'}${why}`;
    case 'unauthorised':
      return `Stopped${why}`;
    case 'paused':
      return 'Disconnected by you';
    case 'closed':
      return 'Closed';
  }
}
