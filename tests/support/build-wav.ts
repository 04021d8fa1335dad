import { SOUND_SAMPLE_RATE } from '../../core/settings/own-sounds.ts';
import { encodeWav } from '../../main/host/sounds/wav.ts';

/** A tone as own sounds are stored. @param peak 0 to 1 */
export function buildWav({ seconds = 0.3, hertz = 660, peak = 0.8 } = {}): Buffer {
  const samples = Float64Array.from(
    { length: Math.round(seconds * SOUND_SAMPLE_RATE) },
    (_, at) => peak * Math.sin((2 * Math.PI * hertz * at) / SOUND_SAMPLE_RATE),
  );
  return encodeWav(samples, SOUND_SAMPLE_RATE);
}
