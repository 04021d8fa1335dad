/**
 * What an error of the database means for the file.
 *
 * - `damaged`: what the file holds cannot be used; it is quarantined.
 * - `unavailable`: the file may be fine but cannot be read or written now: no space, no permission, a failing disk, a
 *   lock. It is left alone and tried again.
 * - `newer`: a newer version of the app wrote it; it is left alone.
 * - `record`: the database is fine, what was asked of it is not.
 */
export type DatabaseProblem = 'damaged' | 'unavailable' | 'newer' | 'record';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const DAMAGED = new Set([11, 26]);
const UNAVAILABLE = new Set([3, 5, 6, 7, 8, 10, 13, 14, 22]);
/** A filesystem that refuses: full, read-only, no permission, no such folder, too many open files. */
const FILE_ERRORS = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'EDQUOT', 'EMFILE', 'ENFILE', 'EIO']);

/** Thrown for a file of a newer version of the app. */
export class NewerFormatError extends Error {}

/** Thrown if SQLite's own check finds the file damaged. */
export class DamagedFileError extends Error {}

export function databaseProblem(error: unknown): DatabaseProblem {
  if (error instanceof NewerFormatError) return 'newer';
  if (error instanceof DamagedFileError) return 'damaged';
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (code !== undefined && FILE_ERRORS.has(code)) return 'unavailable';
  // A number in the file is beyond any that the app writes.
  if (code === 'ERR_OUT_OF_RANGE') return 'damaged';
  if (errcode === undefined) return 'record';
  const primary = errcode & 0xff;
  if (UNAVAILABLE.has(primary)) return 'unavailable';
  return DAMAGED.has(primary) ? 'damaged' : 'record';
}
