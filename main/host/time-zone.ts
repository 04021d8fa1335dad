import { readFileSync, readlinkSync } from 'node:fs';
import type { Clock } from '../engine/ports.ts';

const POLL_INTERVAL_MS = 10_000;

/**
 * Follows a change of the system's time zone: JavaScript engines read it once, at their start. Deleting `TZ` from the
 * environment, even where it is not set, makes Node read it again. Does nothing if the user has set `TZ`. Windows has no
 * file that names the zone, and Node cannot be made to read it again there.
 *
 * @param readZone what names the zone of the system; `null` if nothing does.
 */
export function followTimeZone(
  clock: Pick<Clock, 'after'>,
  readZone: () => string | null = readSystemZone,
): { dispose(): void } {
  if (process.env.TZ !== undefined) return { dispose: () => {} };
  let known = readZone();
  let cancel = clock.after(POLL_INTERVAL_MS, poll);

  function poll(): void {
    cancel = clock.after(POLL_INTERVAL_MS, poll);
    const zone = readZone();
    if (zone === known || zone === null) return;
    known = zone;
    delete process.env.TZ;
  }

  return { dispose: () => cancel() };
}

/** The target of the link that names the zone, or, if the zone's file was copied, its name in the other file. */
function readSystemZone(): string | null {
  try {
    return readlinkSync('/etc/localtime');
  } catch {
    try {
      return readFileSync('/etc/timezone', 'utf8');
    } catch {
      return null;
    }
  }
}
