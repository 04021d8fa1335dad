import { createFailure } from '../../../core/connection/failure.ts';
import { initialState } from '../../../core/connection/machine/machine.ts';
import type {
  ConnectionEvent,
  EventKind,
  MachineState,
  Phase,
  SharedState,
} from '../../../core/connection/machine/machine-types.ts';

export const NOW = Date.UTC(2026, 5, 1, 12);

/** A machine that is configured and asked to connect. */
const MEMORY: SharedState = {
  ...initialState(NOW - 100_000),
  connectRequested: true,
  ready: true,
  lastAttemptAtMs: NOW - 5_000,
};

/** One state of each phase. */
export const STATES: { readonly [P in Phase]: Extract<MachineState, { phase: P }> } = {
  idle: { ...MEMORY, phase: 'idle', dueAtMs: null },
  connecting: { ...MEMORY, phase: 'connecting', dueAtMs: NOW + 5_000 },
  open: {
    ...MEMORY,
    phase: 'open',
    openedAtMs: NOW - 4_000,
    lastActivityAtMs: NOW - 1_000,
    heartbeat: 'rest',
    heartbeatAtMs: NOW - 4_000,
    answered: true,
    dueAtMs: NOW,
  },
  closing: { ...MEMORY, phase: 'closing', next: { to: 'connect' }, dueAtMs: NOW },
  waiting: {
    ...MEMORY,
    phase: 'waiting',
    requestedByServer: false,
    failures: 3,
    failure: createFailure('refused', 'tcp'),
    dueAtMs: NOW + 3_000,
  },
  unauthorised: {
    ...MEMORY,
    phase: 'unauthorised',
    failure: createFailure('unauthorised', 'upgrade', { code: 401 }),
    dueAtMs: null,
  },
  paused: { ...MEMORY, phase: 'paused', connectRequested: false, dueAtMs: null },
  closed: { ...MEMORY, phase: 'closed', dueAtMs: null },
};

/** One event of each kind. */
export const EVENTS: { readonly [K in EventKind]: Extract<ConnectionEvent, { kind: K }> } = {
  configure: { kind: 'configure', ready: true, failure: null },
  connect: { kind: 'connect' },
  disconnect: { kind: 'disconnect' },
  shutdown: { kind: 'shutdown' },
  wake: { kind: 'wake' },
  offline: { kind: 'offline' },
  suspend: { kind: 'suspend' },
  opened: { kind: 'opened' },
  frame: { kind: 'frame' },
  pong: { kind: 'pong' },
  ended: { kind: 'ended', failure: createFailure('reset', 'open', { code: 1006 }) },
  due: { kind: 'due' },
  service: { kind: 'service', answer: 'up' },
};
