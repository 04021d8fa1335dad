import { errorMessage } from '../../lib/error-message.ts';
import { type DecodedSound, decodeSound } from './decode-sound.ts';

/** Decodes the one file it is sent, apart from the window. */

export type DecodeReply = DecodedSound | { readonly error: string };

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  decodeSound(data).then(
    (sound) => self.postMessage(sound satisfies DecodeReply, { transfer: [sound.wav] }),
    (error) => self.postMessage({ error: errorMessage(error) } satisfies DecodeReply),
  );
});
