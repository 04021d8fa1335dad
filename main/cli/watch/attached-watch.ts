import type { ResetRecord, WatchRecord } from '../../../core/feed/records/watch-record.ts';
import { findRunningInstance } from '../../host/locks/instance-lock.ts';
import type { StreamAddress } from '../../host/stream/stream-file.ts';
import { systemClock } from '../../host/system-clock.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-status.ts';
import { formatRecord } from '../formatters/watch-formatters.ts';
import { readStream } from './stream-client.ts';
import type { WatchRun } from './watch-run.ts';

/** How long an app that went away has to come back: to restart, for example with a newer version. */
const RETURN_TIMEOUT_MS = 15_000;
const POLL_INTERVAL_MS = 250;

/**
 * Prints the stream of the running app, which holds the connection, and goes on where it stopped if the app is restarted.
 * Resolves to `null` if the app has ended.
 */
export async function watchRunningApp(
  folder: string,
  address: StreamAddress,
  run: WatchRun,
): Promise<ExitStatus | null> {
  const { json, timeoutMs, warn, print, stopped } = run;
  const end = Promise.withResolvers<ExitStatus>();
  let position: string | null = null;
  let state = 'not known';
  let over = false;
  const cancelTimeout = systemClock.after(timeoutMs, () => {
    warn(`The running app is not connected (${state}). Its window says why.`);
    end.resolve(EXIT_STATUS.notConnected);
  });

  function accept(data: string, at: string | null): void {
    if (over) return;
    position = at ?? position;
    const record = JSON.parse(data) as WatchRecord | ResetRecord;
    if (record.type === 'reset') {
      position = record.position;
      warn(`The history of the app is another one now. ${record.detail}`);
      return;
    }
    if (print(json ? data : formatRecord(record), record.type === 'notification')) end.resolve(EXIT_STATUS.done);
    if (record.type !== 'connection') return;
    state = `${record.state}: ${record.detail}`;
    if (record.state === 'open') cancelTimeout();
    if (record.state !== 'unauthorised') return;
    warn(`The running app has no connection: ${record.detail}.`);
    end.resolve(EXIT_STATUS.keyRefused);
  }

  /** Where the app serves now; `null` if it does not run any more. */
  async function findAgain(): Promise<StreamAddress | null> {
    const untilMs = systemClock.elapsed() + RETURN_TIMEOUT_MS;
    while (!over && systemClock.elapsed() < untilMs) {
      const stream = (await findRunningInstance(folder))?.stream ?? null;
      if (stream !== null) return stream;
      await new Promise<void>((resolve) => systemClock.after(POLL_INTERVAL_MS, resolve));
    }
    return null;
  }

  async function follow(): Promise<null> {
    let current: StreamAddress | null = address;
    while (current !== null && !over) {
      const client = readStream(current, position, accept);
      await Promise.race([client.ended, end.promise, stopped]);
      client.dispose();
      // Whatever ended it, the next try is not made at once.
      await Promise.race([new Promise<void>((resolve) => systemClock.after(POLL_INTERVAL_MS, resolve)), stopped]);
      if (!over) current = await findAgain();
    }
    return null;
  }

  const status = await Promise.race([end.promise, follow(), stopped.then(() => EXIT_STATUS.done)]);
  over = true;
  cancelTimeout();
  return status;
}
