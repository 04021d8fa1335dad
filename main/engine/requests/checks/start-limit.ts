import type { RequestName } from '../../../../core/bridge/request-schemas.ts';
import type { Clock } from '../../ports.ts';
import { RequestError } from '../request-context.ts';

/** Requests that start a program: a browser, a player, the clipboard's, a toast's. */
const STARTING: ReadonlySet<RequestName> = new Set([
  'alerts.test',
  'clipboard.write',
  'feed.copyRaw',
  'forwarder.test',
  'heartbeat.test',
  'link.copy',
  'link.open',
  'sound.preview',
  'speech.test',
  'update.openPage',
]);
/** More than anyone presses a button. */
const MAX_STARTS = 20;
const WINDOW_MS = 10_000;

/**
 * Keeps a page that was taken over from starting programs without end, each of them a harmless one.
 *
 * @returns to be called with each request of a page. Throws a RequestError for one that is one too many.
 */
export function createStartLimit(clock: Pick<Clock, 'elapsed'>): (name: RequestName) => void {
  const startedAt = new Map<RequestName, number[]>();
  return (name) => {
    if (!STARTING.has(name)) return;
    const now = clock.elapsed();
    const recent = (startedAt.get(name) ?? []).filter((at) => now - at < WINDOW_MS);
    if (recent.length >= MAX_STARTS) {
      throw new RequestError('That was asked for too often in a short time. Wait a few seconds, then try again.');
    }
    startedAt.set(name, [...recent, now]);
  };
}
