import type { SettingsPatch } from '../../core/settings/settings.ts';
import { downloadFile } from '../lib/download-file.ts';
import { errorMessage } from '../lib/error-message.ts';
import { formatToastOutcome } from '../lib/format/toast-outcome.ts';
import type { WindowStores } from '../state/stores.tsx';
import { notify, notifySuccess } from '../ui/notify.tsx';

/** Pauses toasts and sounds until an RFC3339 instant; `null` resumes them. */
export function pauseAlerts({ bridge }: WindowStores, until: string | null): Promise<void> {
  const title = until === null ? 'Alerts are still paused' : 'Alerts were not paused';
  return attempt(title, () => bridge.request('alerts.pause', { until }));
}

/** Hands the watchlist to the user as a file. */
export function exportWatchlist({ bridge }: WindowStores, format: 'json' | 'csv'): Promise<void> {
  return attempt('The watchlist was not exported', async () =>
    downloadFile(await bridge.request('watchlist.export', { format })),
  );
}

/** Opens the import with this text; blank to begin with. */
export function openImport({ view }: WindowStores, text = ''): void {
  view.getState().show('watchlist');
  view.getState().setImportText(text);
}

/** Shows the replay that is on, or the form of a new one, around a moment (RFC3339) or of last evening. */
export function openReplay({ replay, view }: WindowStores, at: string | null): void {
  replay.getState().suggest(at);
  view.getState().show('replay');
}

/** Puts the report of the Health page on the clipboard. */
export function copyReport({ bridge }: WindowStores): Promise<void> {
  return attempt('The report was not copied', async () => {
    const { text } = await bridge.request('diagnostics.report', null);
    const { copied } = await bridge.request('clipboard.write', { text });
    if (copied) notifySuccess('Report copied. It holds no secrets.');
    else notify({ level: 'warning', title: 'The report was not copied', text: 'The clipboard is not available.' });
  });
}

/** Sends a test alert and says how it went. */
export function sendTestAlert({ bridge }: WindowStores): Promise<void> {
  return attempt('The test alert was not sent', async () => {
    const { outcome } = await bridge.request('alerts.test', null);
    const text = formatToastOutcome(outcome);
    if (outcome.outcome === 'failed') notify({ level: 'warning', title: 'Test alert', text });
    else notifySuccess(`Test alert: ${text}`);
  });
}

/** Begins or leaves the demo. */
export function switchDemo({ bridge, app }: WindowStores): Promise<void> {
  const isDemo = app.getState().state?.profile === 'demo';
  return attempt(isDemo ? 'The demo did not stop' : 'The demo did not start', () =>
    bridge.request(isDemo ? 'demo.stop' : 'demo.start', null),
  );
}

/** Opens the connection at once, or closes it. */
export function switchConnection({ bridge }: WindowStores, connect: boolean): Promise<void> {
  return attempt(connect ? 'The connection was not opened' : 'The connection was not closed', () =>
    bridge.request(connect ? 'connection.connect' : 'connection.disconnect', null),
  );
}

/** Changes settings that are valid by themselves. */
export function changeSettings({ bridge }: WindowStores, patch: SettingsPatch): Promise<void> {
  return attempt('The setting was not saved', () =>
    bridge.request('settings.update', { patch: patch as Record<string, unknown> }),
  );
}

/** Ends the app. */
export function quitApp({ bridge }: WindowStores): Promise<void> {
  return attempt('The app did not quit', () => bridge.request('app.quit', null));
}

async function attempt(title: string, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    notify({ level: 'error', title, text: errorMessage(error) });
  }
}
