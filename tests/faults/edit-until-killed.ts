import { join } from 'node:path';
import { startBrowserMode } from '../../main/browser/browser-mode.ts';

/**
 * The app with the data folder of its first argument, edited by three at once until it is killed. Sends its parent the
 * event id of each edit that was answered.
 */
const [folder = '', run = ''] = process.argv.slice(2);
const app = await startBrowserMode({
  folder,
  version: 'test',
  port: 0,
  pageFolder: join(import.meta.dirname, '../../renderer'),
});
if ('running' in app) throw new Error('The folder is in use.');

async function edit(editor: string): Promise<never> {
  for (let n = 0; ; n++) {
    const event_id = `${run}-${editor}-${n}`;
    if ('running' in app) throw new Error('The folder is in use.');
    const saved = await app.engine.request('watchlist.save', { entry: { event_id } });
    if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
    process.send?.(event_id);
  }
}
await Promise.all(['a', 'b', 'c'].map(edit));
