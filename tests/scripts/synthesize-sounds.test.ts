import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOUNDS } from '../../core/alerts/sounds.ts';
import { scaleWavVolume } from '../../main/host/sounds/wav.ts';
import { synthesize } from '../../scripts/synthesize-sounds.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'assets', 'sounds');
const samplesOf = (file: Buffer) =>
  new Int16Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.length));

describe.each(SOUNDS)('the sound $id', ({ id }) => {
  const file = synthesize(id);
  const samples = samplesOf(file);

  it('is committed as the script makes it', () => {
    expect(readFileSync(join(FOLDER, `${id}.wav`)).equals(file)).toBe(true);
  });

  it('is short, loud enough, never clipped, and begins and ends without a click', () => {
    const peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
    expect(samples.length / 44_100).toBeLessThan(1.5);
    expect(peak).toBeGreaterThan(0.7 * 32_767);
    expect(peak).toBeLessThan(0.9 * 32_767);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(100);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(100);
  });

  it('keeps its form at half the volume, at a quarter of the amplitude', () => {
    const half = scaleWavVolume(file, 0.5);
    expect(half.subarray(0, 44).equals(file.subarray(0, 44))).toBe(true);
    samplesOf(half).forEach((sample, index) => {
      if (Math.abs(sample - (samples[index] ?? 0) / 4) > 1) throw new Error(`sample ${index} is ${sample}`);
    });
  });
});

it('leaves no file behind that is no sound', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(SOUNDS.map(({ id }) => `${id}.wav`).sort());
});
