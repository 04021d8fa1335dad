import { DAMAGED_SOUND } from './damaged-sound.ts';
import type { DecodeReply } from './decode-worker.ts';

interface ConvertedSound {
  /** WAV, as the app stores sounds. */
  readonly wav: Blob;
  /** Whether the file lasts longer than what is kept of it. */
  readonly isCut: boolean;
}

/** Far longer than ten seconds of any format take. */
const TIMEOUT_MS = 20_000;

/**
 * The beginning of a sound file as the app stores sounds. Its own worker decodes it, which is ended if it comes to no
 * end: the window never waits for a file.
 *
 * @throws an Error fit to show.
 */
export function convertSound(file: Blob): Promise<ConvertedSound> {
  return new Promise<ConvertedSound>((resolve, reject) => {
    const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      clearTimeout(timer);
      worker.terminate();
    };
    const fail = (message: string) => {
      end();
      reject(new Error(message));
    };
    const timer = setTimeout(() => fail(DAMAGED_SOUND), TIMEOUT_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<DecodeReply>) => {
      if ('error' in data) return fail(data.error);
      end();
      resolve({ wav: new Blob([data.wav]), isCut: data.isCut });
    });
    worker.addEventListener('error', () => fail(DAMAGED_SOUND));
    worker.postMessage(file);
  });
}
