import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the thread of imports starts: the source beside this file, or `import-worker.js` beside the bundle that this file
 * became part of (`scripts/electron-processes.ts` names it as an entry).
 */
export function importWorkerUrl(): URL {
  const source = join(import.meta.dirname, 'import-worker.ts');
  return pathToFileURL(existsSync(source) ? source : join(import.meta.dirname, 'import-worker.js'));
}
