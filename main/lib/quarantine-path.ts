import { existsSync, readdirSync } from 'node:fs';
import { format, parse } from 'node:path';

const WHY = 'unreadable';

/** A free path beside an unreadable file to move it to: `watchlist.unreadable-2026-06-01T12-00-00.000Z.json`. */
export function quarantinePath(path: string, nowMs: number): string {
  return freePathBeside(path, nowMs, WHY);
}

/** The names of the unreadable files that were moved there and are still kept, the oldest first. */
export function quarantinedNames(path: string): readonly string[] {
  const { dir, name, ext } = parse(path);
  try {
    return readdirSync(dir)
      .filter((file) => file.startsWith(`${name}.${WHY}-`) && file.endsWith(ext))
      .sort();
  } catch {
    // Without its folder there is nothing.
    return [];
  }
}

/** A free path beside a file to move it to, with `why` in its name. */
export function freePathBeside(path: string, nowMs: number, why: string): string {
  const { dir, name, ext } = parse(path);
  const timestamp = new Date(nowMs).toISOString().replaceAll(':', '-');
  const pathWith = (suffix: string) => format({ dir, name: `${name}.${why}-${timestamp}${suffix}`, ext });
  let free = pathWith('');
  for (let n = 2; existsSync(free); n++) free = pathWith(`-${n}`);
  return free;
}
