import type { ConnectionState, ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { describeProblem } from '../../../core/connection/describe-problem.ts';
import { createFailure } from '../../../core/connection/failure.ts';
import { formatMilliseconds } from '../../../core/text/format/format-milliseconds.ts';
import { checkConfig } from '../gateway/gateway-config.ts';
import type { GatewayConnection } from '../gateway/gateway-connection.ts';
import type { Clock } from '../ports.ts';
import type { StepContext, StepResult } from './step.ts';

/** Longer than the connection's own time-out of 10 s, which names the reason. */
const UPGRADE_TIMEOUT_MS = 13_000;
/** How long to listen for a notification. */
const LISTEN_TIMEOUT_MS = 3_000;

const HELD_ELSEWHERE =
  'Eventory Tray is running and holds the connection; a second one would take part of its alerts. Run the check under Health there, or quit it first.';

function heldElsewhere({ heldBy }: StepContext): string {
  return heldBy === null || heldBy === undefined
    ? HELD_ELSEWHERE
    : `${heldBy} holds the connection for this computer too, and a second one would take part of its alerts. Run the check there.`;
}

const SETTLED: ReadonlySet<ConnectionState> = new Set(['open', 'waiting', 'unauthorised', 'idle', 'paused']);

/** Whether the app's own connection is open, or can be opened now. Opens no second socket. */
export async function checkUpgrade(context: StepContext): Promise<StepResult> {
  const { connection, config } = context;
  if (connection === null) return { state: 'skipped', detail: heldElsewhere(context) };
  const checked = checkConfig(config);
  if (checked.usable === null) {
    if (checked.failure === null) return { state: 'skipped', detail: 'No API key is set yet.' };
    const problem = describeProblem(checked.failure, context.problemContext);
    return { state: 'failed', detail: problem.sentence, problem };
  }
  const before = connection.status();
  if (before.state === 'open') {
    return { state: 'passed', detail: `The app is connected since ${before.since}; that connection was used.` };
  }
  connection.configure(config);
  connection.connect();
  const status = await nextSettledStatus(connection, context.clock);
  if (status.state === 'open')
    return { state: 'passed', detail: 'The gateway accepted the key and opened the stream.' };
  const problem = status.problem ?? describeProblem(createFailure('timeout', 'upgrade'), context.problemContext);
  return { state: 'failed', detail: problem.sentence, problem };
}

/** Whether data arrives: a notification, or else the pong to a ping. */
export async function checkFirstFrame(context: StepContext): Promise<StepResult> {
  const { connection } = context;
  if (connection === null) return { state: 'skipped', detail: heldElsewhere(context) };
  const before = connection.status();
  if (before.state !== 'open')
    return lostConnection(before) ?? { state: 'skipped', detail: 'There is no open connection.' };
  const [frame, pongMs] = await Promise.all([
    firstFrame(connection, context.clock),
    connection.measure(LISTEN_TIMEOUT_MS),
  ]);
  if (frame) return { state: 'passed', detail: 'A message arrived while we listened.' };
  if (pongMs !== null) {
    return {
      state: 'passed',
      detail: `A ping came back in ${formatMilliseconds(pongMs)}. No notification arrived in ${LISTEN_TIMEOUT_MS / 1000} s, which is usual: they come only when something on your watchlist changes.`,
    };
  }
  const problem = describeProblem(createFailure('silence', 'open'), context.problemContext);
  return lostConnection(connection.status()) ?? { state: 'failed', detail: problem.sentence, problem };
}

/** The result if a connection that had opened was closed again; some gateways check the key only then. */
function lostConnection({ state, problem }: ConnectionStatus): StepResult | null {
  return state === 'open' || problem === null ? null : { state: 'failed', detail: problem.sentence, problem };
}

function firstFrame(connection: GatewayConnection, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (arrived: boolean) => {
      cancel();
      stop();
      resolve(arrived);
    };
    const cancel = clock.after(LISTEN_TIMEOUT_MS, () => done(false));
    const stop = connection.onFrame(() => done(true));
  });
}

/** The status once the try has succeeded or failed. */
function nextSettledStatus(connection: GatewayConnection, clock: Clock): Promise<ConnectionStatus> {
  return new Promise((resolve) => {
    const done = (status: ConnectionStatus) => {
      cancel();
      stop();
      resolve(status);
    };
    const cancel = clock.after(UPGRADE_TIMEOUT_MS, () => done(connection.status()));
    const stop = connection.onStatus((status) => {
      if (SETTLED.has(status.state)) done(status);
    });
    const now = connection.status();
    if (SETTLED.has(now.state)) done(now);
  });
}
