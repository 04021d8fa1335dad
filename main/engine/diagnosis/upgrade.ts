import { failure } from '../../../core/connection/failure.ts';
import type { ConnectionState, ConnectionStatus } from '../../../core/connection/status.ts';
import { describeTrouble } from '../../../core/connection/trouble.ts';
import { judgeConfig } from '../gateway/config.ts';
import type { GatewayConnection } from '../gateway/connection.ts';
import type { Clock } from '../ports.ts';
import type { Finding, Inquiry } from './diagnose.ts';

/** Longer than the connection's own time-out of 10 s, which names the reason. */
const UPGRADE_PATIENCE_MS = 13_000;
/** How long to listen for a notification. */
const LISTEN_MS = 3_000;

const HELD_ELSEWHERE =
  'Eventory Tray is running and holds the connection; a second one would take part of its alerts. Run the check under Health there, or quit it first.';

const SETTLED: ReadonlySet<ConnectionState> = new Set(['open', 'waiting', 'unauthorised', 'idle', 'paused']);

/** Whether the app's own connection is open, or can be opened now. Makes no socket of its own. */
export async function checkUpgrade(inquiry: Inquiry): Promise<Finding> {
  const { connection, config } = inquiry;
  if (connection === null) return { state: 'skipped', detail: HELD_ELSEWHERE };
  const judged = judgeConfig(config);
  if (judged.usable === null) {
    if (judged.failure === null) return { state: 'skipped', detail: 'No API key is set yet.' };
    const trouble = describeTrouble(judged.failure, inquiry.where);
    return { state: 'failed', detail: trouble.sentence, trouble };
  }
  const before = connection.status();
  if (before.state === 'open') {
    return { state: 'passed', detail: `The app is connected since ${before.since}; that connection was used.` };
  }
  connection.configure(config);
  connection.connect();
  const status = await settled(connection, inquiry.clock);
  if (status.state === 'open')
    return { state: 'passed', detail: 'The gateway accepted the key and opened the stream.' };
  const trouble = status.trouble ?? describeTrouble(failure('timeout', 'upgrade'), inquiry.where);
  return { state: 'failed', detail: trouble.sentence, trouble };
}

/** Whether something comes through: a notification, or else the pong to a ping. */
export async function checkFirstFrame(inquiry: Inquiry): Promise<Finding> {
  const { connection } = inquiry;
  if (connection === null) return { state: 'skipped', detail: HELD_ELSEWHERE };
  const before = connection.status();
  if (before.state !== 'open') return lost(before) ?? { state: 'skipped', detail: 'There is no open connection.' };
  const [frame, pongMs] = await Promise.all([firstFrame(connection, inquiry.clock), connection.measure(LISTEN_MS)]);
  if (frame) return { state: 'passed', detail: 'A message arrived while we listened.' };
  if (pongMs !== null) {
    return {
      state: 'passed',
      detail: `A ping came back in ${pongMs} ms. No notification arrived in ${LISTEN_MS / 1000} s, which is usual: they come only when something on your watchlist changes.`,
    };
  }
  const trouble = describeTrouble(failure('silence', 'open'), inquiry.where);
  return lost(connection.status()) ?? { state: 'failed', detail: trouble.sentence, trouble };
}

/** The finding where a connection that had opened was closed again; a gateway may judge the key only then. */
function lost({ state, trouble }: ConnectionStatus): Finding | null {
  return state === 'open' || trouble === null ? null : { state: 'failed', detail: trouble.sentence, trouble };
}

function firstFrame(connection: GatewayConnection, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (arrived: boolean) => {
      cancel();
      stop();
      resolve(arrived);
    };
    const cancel = clock.after(LISTEN_MS, () => done(false));
    const stop = connection.onFrame(() => done(true));
  });
}

/** The status once the try is decided. */
function settled(connection: GatewayConnection, clock: Clock): Promise<ConnectionStatus> {
  return new Promise((resolve) => {
    const done = (status: ConnectionStatus) => {
      cancel();
      stop();
      resolve(status);
    };
    const cancel = clock.after(UPGRADE_PATIENCE_MS, () => done(connection.status()));
    const stop = connection.onStatus((status) => {
      if (SETTLED.has(status.state)) done(status);
    });
    const now = connection.status();
    if (SETTLED.has(now.state)) done(now);
  });
}
