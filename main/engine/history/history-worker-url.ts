import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the history's thread starts: the source beside this file, or `history-worker.js` beside the bundle that this
 * file became part of (`scripts/electron-processes.ts` names it as an entry).
 */
export function historyWorkerUrl(): URL {
  const source = join(import.meta.dirname, 'history-worker.ts');
  return pathToFileURL(existsSync(source) ? source : join(import.meta.dirname, 'history-worker.js'));
}
