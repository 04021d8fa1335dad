import type { Bridge } from '../../core/bridge/contract.ts';
import { notify } from '../ui/notify.tsx';
import { errorMessage } from './error-message.ts';

const TITLE = 'The sound could not be played';

/** Plays a sound as an alert would, or says why it cannot be played. @param volume 0 to 1 */
export async function playSound(bridge: Bridge, sound: string, volume: number): Promise<void> {
  try {
    const { played, detail } = await bridge.request('sound.preview', { sound, volume });
    if (!played) notify({ level: 'warning', title: TITLE, text: detail });
  } catch (error) {
    notify({ level: 'error', title: TITLE, text: errorMessage(error) });
  }
}
