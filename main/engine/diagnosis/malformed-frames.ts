import { Buffer } from 'node:buffer';
import type { HealthState } from '../../../core/bridge/state/health.ts';
import type { Clock, Log } from '../ports.ts';

const MAX_FRAMES = 50;
const MAX_CHARACTERS = 4096;
const LOG_INTERVAL_MS = 60_000;

/** The frames that could not be read (docs/protocol.md#11-tolerant-decoding): how many, and the first 4 KB of the last 50. */
export interface MalformedFrames {
  add(error: string, text: string, receivedAtMs: number): void;
  count(): number;
  /** Newest first. */
  list(): HealthState['malformed'];
}

/** Creates an empty ring. It logs at most once a minute, and never what a frame holds. */
export function createMalformedFrames(clock: Clock, log: Log): MalformedFrames {
  const frames: { received_at: string; error: string; text: string }[] = [];
  let count = 0;
  let lastLogged = { at: Number.NEGATIVE_INFINITY, count: 0 };
  return {
    add(error, text, receivedAtMs) {
      count++;
      frames.unshift({
        received_at: new Date(receivedAtMs).toISOString(),
        error,
        text: copyOfStart(text),
      });
      frames.length = Math.min(frames.length, MAX_FRAMES);
      if (clock.elapsed() - lastLogged.at < LOG_INTERVAL_MS) return;
      log.warn(`${count - lastLogged.count} unreadable message(s) since the last report, the newest: ${error}`);
      lastLogged = { at: clock.elapsed(), count };
    },
    count: () => count,
    list: () => [...frames],
  };
}

/**
 * The first 4 KB as its own string. What `slice` gives refers to the string it was cut from and keeps all of it in
 * memory, 16 MB at worst.
 */
function copyOfStart(text: string): string {
  return Buffer.from(text.slice(0, MAX_CHARACTERS), 'utf16le').toString('utf16le');
}
