import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the thread of backups starts: the source beside this file, or `backup-worker.js` beside the bundle that this file
 * became part of (`scripts/electron-processes.ts` names it as an entry).
 */
export function backupWorkerUrl(): URL {
  const source = join(import.meta.dirname, 'backup-worker.ts');
  return pathToFileURL(existsSync(source) ? source : join(import.meta.dirname, 'backup-worker.js'));
}
