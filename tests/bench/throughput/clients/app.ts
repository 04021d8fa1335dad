/** The whole app in browser mode: history, feed and alerts, no window open. Toasts go to a recorder, sounds nowhere. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { recordingToaster, startAppUnderTest } from '../../support/app-under-test.ts';

const [url, caFile, watchlistFile] = process.argv.slice(2) as [string, string, string];
const toaster = recordingToaster(() => {});
const app = await startAppUnderTest(
  { url, ca: caFile, api_key: randomUUID(), watchlist: readFileSync(watchlistFile, 'utf8') },
  { toaster, sounds: { play: async () => {} } },
);
/** Each message asks for the newest item of the history, which is read once all before it is written. */
process.on('message', async () => {
  await app.engine.request('feed.list', {
    before: null,
    limit: 1,
    view: 'everything',
    query: '',
    website: null,
    change_type: null,
  });
  process.send?.('written');
});
process.on('disconnect', () => void app.dispose().then(() => process.exit()));
