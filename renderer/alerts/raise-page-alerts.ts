import type { PageAlert } from '../../core/bridge/contract.ts';
import type { BridgeClient } from '../lib/bridge/loopback-bridge.ts';
import { errorMessage } from '../lib/error-message.ts';
import { onPagePermission, pagePermission } from './page-permission.ts';
import { playPageSound } from './play-page-sound.ts';
import { speakOnPage } from './speak-on-page.ts';

/** Does what the app asks of a page in place of the system: notifications and sounds. Returns its end. */
export function raisePageAlerts(bridge: BridgeClient): () => void {
  // The app may end at any time: then nobody waits for what this page has to say.
  const send: BridgeClient['request'] = (name, payload) => bridge.request(name, payload).catch(() => null as never);
  const report = () => void send('page.report', { permission: pagePermission() });

  async function readOwnSound(sound: string): Promise<ArrayBuffer> {
    const { wav } = await bridge.request('sound.read', { sound });
    return Uint8Array.from(atob(wav), (character) => character.charCodeAt(0)).buffer;
  }

  async function raise(request: PageAlert): Promise<void> {
    try {
      if ('speech' in request) await speakOnPage(request.speech, request.volume);
      else if ('toast' in request) await showNotification(request.toast, (toast) => void send('page.click', { toast }));
      else await playPageSound(request.sound, request.volume, readOwnSound);
      await send('page.result', { id: request.id, ok: true, detail: '' });
    } catch (error) {
      await send('page.result', { id: request.id, ok: false, detail: errorMessage(error).slice(0, 500) });
    }
  }

  report();
  const ends = [
    bridge.subscribe('page.alert', (request) => void raise(request)),
    onPagePermission(report),
    bridge.onTransportState((state) => {
      if (state === 'up') report();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Resolves once the browser shows it. A notification with the id of one that is up replaces it. */
function showNotification(
  { id, title, body }: { readonly id: string; readonly title: string; readonly body: string },
  onClick: (id: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (pagePermission() !== 'granted') throw new Error('The browser does not let this page show notifications.');
    const notification = new Notification(title, { body, tag: id, silent: true });
    notification.addEventListener('show', () => resolve());
    notification.addEventListener('error', () => reject(new Error('The browser did not show the notification.')));
    notification.addEventListener('click', () => {
      window.focus();
      notification.close();
      onClick(id);
    });
  });
}
