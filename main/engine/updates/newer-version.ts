import parse from 'semver/functions/parse.js';

/** The version in its usual form if it is newer than `current`; `null` if it is not, or is no version (semver.org). */
export function newerVersion(version: string, current: string): string | null {
  const offered = parse(version);
  const installed = parse(current);
  return offered !== null && installed !== null && offered.compare(installed) > 0 ? offered.version : null;
}
