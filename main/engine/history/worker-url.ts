import { existsSync } from 'node:fs';

/**
 * Where the history's thread starts: the source beside this file, or `history-worker.js` beside the bundle that this
 * file became part of (`vite.config.ts` names it as an entry).
 */
export function historyWorkerUrl(): URL {
  const source = new URL('./worker.ts', import.meta.url);
  return existsSync(source) ? source : new URL('./history-worker.js', import.meta.url);
}
