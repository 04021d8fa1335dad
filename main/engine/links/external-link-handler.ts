import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import type { Emitter } from '../state/emitter.ts';
import type { NotificationLinks } from './notification-links.ts';

/**
 * Opens links for clicks outside the window (a toast, the tray) and for entries that open by themselves: what the window
 * would ask or show is asked and shown from here.
 */
export function createExternalLinkHandler(
  links: Pick<NotificationLinks, 'open'>,
  events: Pick<Emitter<BridgeEvents>, 'emit'>,
): (id: number, offer: string | null) => Promise<LinkOutcome> {
  return async (id, offer) => {
    const result = await links.open(id, offer, false);
    switch (result.outcome) {
      case 'confirm':
        events.emit('link.confirm', { id, offer, url: result.url, why: result.why });
        break;
      case 'failed': {
        const hint = result.copied
          ? 'It is on the clipboard instead: paste it in a browser.'
          : 'Copy it from the feed.';
        events.emit('notice', {
          level: 'error',
          title: 'The link could not be opened',
          text: `${result.why} ${hint}`,
        });
        break;
      }
      case 'refused':
        events.emit('notice', { level: 'warning', title: 'The link was not opened', text: result.why });
        break;
      case 'opened':
    }
    return result;
  };
}
