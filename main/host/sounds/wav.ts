/** A WAV file of one channel of 16-bit samples (RIFF, PCM). @param samples -1 to 1; values outside are clipped. */
export function encodeWav(samples: Float64Array, sampleRate: number): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => {
    file.writeInt16LE(Math.round(Math.min(1, Math.max(-1, sample)) * 32_767), 44 + index * 2);
  });
  return file;
}

/**
 * A copy of a file made by `wavFile` at a volume of 0 to 1. Loudness follows the square, so that half the slider is
 * heard as about half.
 *
 * @throws Error for a file of another format.
 */
export function scaleWavVolume(file: Buffer, volume: number): Buffer {
  if (file.toString('latin1', 36, 40) !== 'data') throw new Error('Not a sound file of this app.');
  const copy = Buffer.from(file);
  const gain = volume * volume;
  for (let at = 44; at + 1 < copy.length; at += 2) copy.writeInt16LE(Math.round(file.readInt16LE(at) * gain), at);
  return copy;
}
