import {
  ADTS,
  BlobSource,
  BufferTarget,
  Conversion,
  FLAC,
  Input,
  MP3,
  MP4,
  OGG,
  Output,
  QTFF,
  UnsupportedInputFormatError,
  WAVE,
  WavOutputFormat,
} from 'mediabunny';
import { MAX_SOUND_SECONDS, SOUND_SAMPLE_RATE } from '../../../core/settings/own-sounds.ts';
import { DAMAGED_SOUND } from './damaged-sound.ts';

export interface DecodedSound {
  /** As the app stores sounds. */
  readonly wav: ArrayBuffer;
  /** Whether the file lasts longer than what is kept of it. */
  readonly isCut: boolean;
}

/** An error that the user can read, where the library's own is for programmers. */
class UnreadableSound extends Error {}

const NO_SOUND_FILE = 'This is no sound file that can be read. Choose a WAV, MP3, Ogg, Opus, FLAC, M4A or AAC file.';

/**
 * The beginning of a sound file as the app stores sounds: WAV, one channel, 16 bits. No more of it is decoded than is kept.
 * To be run in a worker: of a damaged file the library may never come to an end.
 *
 * @throws an Error fit to show.
 */
export async function decodeSound(file: Blob): Promise<DecodedSound> {
  const input = new Input({ source: new BlobSource(file), formats: [WAVE, MP3, OGG, FLAC, MP4, QTFF, ADTS] });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new UnreadableSound(NO_SOUND_FILE);
    const target = new BufferTarget();
    const conversion = await Conversion.init({
      input,
      output: new Output({ format: new WavOutputFormat(), target }),
      trim: { start: 0, end: MAX_SOUND_SECONDS },
      // Of several tracks one is heard, and names of artists are nobody's business.
      audio: (one) =>
        one === track
          ? { codec: 'pcm-s16', numberOfChannels: 1, sampleRate: SOUND_SAMPLE_RATE, forceTranscode: true }
          : { discard: true },
      video: { discard: true },
      tags: {},
      showWarnings: false,
    });
    if (!conversion.isValid) throw new UnreadableSound(cannotDecode(track.codec));
    await conversion.execute();
    if (target.buffer === null) throw new Error('Nothing was written.');
    const isCut = (await track.computeDuration()) > MAX_SOUND_SECONDS;
    return { wav: target.buffer, isCut };
  } catch (error) {
    if (error instanceof UnreadableSound) throw error;
    if (error instanceof UnsupportedInputFormatError) throw new UnreadableSound(NO_SOUND_FILE);
    throw new UnreadableSound(DAMAGED_SOUND);
  } finally {
    input.dispose();
  }
}

function cannotDecode(codec: string | null): string {
  const what = `The sound in this file (${codec ?? 'unknown'}) cannot be decoded here.`;
  return 'AudioDecoder' in globalThis
    ? `${what} Convert it to MP3 or WAV, then choose that.`
    : `${what} Choose a WAV file, or open this page in a newer browser.`;
}
