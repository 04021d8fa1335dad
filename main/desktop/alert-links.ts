import type { BridgeEventName, BridgeEvents } from '../../core/bridge/contract.ts';
import type { NotificationItem } from '../../core/feed/feed-item.ts';
import type { Engine } from '../engine/engine.ts';

interface AlertLinkDependencies {
  readonly engine: Pick<Engine, 'request'>;
  readonly showWindow: () => void;
  readonly send: <E extends BridgeEventName>(name: E, payload: BridgeEvents[E]) => void;
}

/**
 * Opens the link of an alert for a click outside the window. If the link must be confirmed first, or could not be opened,
 * the window is shown and says so.
 */
export async function openAlertLink(
  item: Pick<NotificationItem, 'id'>,
  { engine, showWindow, send }: AlertLinkDependencies,
): Promise<void> {
  const result = await engine.request('link.open', { id: item.id, offer: null, confirmed: false });
  if (result.outcome === 'opened') return;
  showWindow();
  if (result.outcome === 'confirm') {
    send('link.confirm', { id: item.id, offer: null, url: result.url, why: result.why });
    return;
  }
  const copied = result.outcome === 'failed' && result.copied ? ' The link is on the clipboard.' : '';
  send('notice', { level: 'error', title: 'The link was not opened', text: `${result.why}${copied}` });
}

/** The same for the newest alert there is. */
export async function openNewestAlert(
  newest: Pick<NotificationItem, 'id'> | undefined,
  deps: AlertLinkDependencies,
): Promise<void> {
  if (newest !== undefined) return openAlertLink(newest, deps);
  deps.showWindow();
  deps.send('notice', { level: 'info', title: 'No alerts yet', text: 'There is no link to open.' });
}
