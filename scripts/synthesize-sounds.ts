/**
 * Makes the alert sounds in `assets/sounds`: `node scripts/synthesize-sounds.ts`. Each is a few decaying sine partials
 * with a soft attack, so that none clicks or startles. A test holds the committed files to what this makes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOUNDS, type SoundId } from '../core/alerts/sounds.ts';
import { encodeWav } from '../main/host/sounds/wav.ts';

const SAMPLE_RATE = 44_100;
const PEAK = 0.8;
const FADE_OUT_S = 0.03;

interface Overtone {
  /** Multiple of the note's frequency. */
  readonly ratio: number;
  readonly level: number;
  /** Seconds in which it falls to a thousandth. */
  readonly decayS: number;
}

interface Note {
  /** Seconds from the beginning. */
  readonly startS: number;
  /** Hz. */
  readonly frequencyHz: number;
  readonly level: number;
  /** Seconds. */
  readonly attackS: number;
  readonly overtones: readonly Overtone[];
  /** How many octaves the pitch falls in the first 40 ms. */
  readonly pitchDropOctaves?: number;
}

const GLASS: readonly Overtone[] = [
  { ratio: 1, level: 1, decayS: 0.9 },
  { ratio: 2, level: 0.35, decayS: 0.55 },
  { ratio: 3.01, level: 0.16, decayS: 0.3 },
  { ratio: 5.4, level: 0.05, decayS: 0.12 },
];
const WOOD: readonly Overtone[] = [
  { ratio: 1, level: 1, decayS: 0.42 },
  { ratio: 3.93, level: 0.3, decayS: 0.13 },
  { ratio: 9.24, level: 0.09, decayS: 0.05 },
];
const BRONZE: readonly Overtone[] = [
  { ratio: 0.5, level: 0.35, decayS: 1.5 },
  { ratio: 1, level: 1, decayS: 1.2 },
  { ratio: 1.19, level: 0.4, decayS: 0.9 },
  { ratio: 1.5, level: 0.22, decayS: 0.8 },
  { ratio: 2, level: 0.45, decayS: 0.7 },
  { ratio: 2.74, level: 0.16, decayS: 0.4 },
  { ratio: 3.76, level: 0.08, decayS: 0.25 },
];
const SOFT: readonly Overtone[] = [
  { ratio: 1, level: 1, decayS: 0.5 },
  { ratio: 2, level: 0.12, decayS: 0.3 },
];
const DRUM: readonly Overtone[] = [
  { ratio: 1, level: 1, decayS: 0.16 },
  { ratio: 1.59, level: 0.5, decayS: 0.1 },
  { ratio: 2.92, level: 0.25, decayS: 0.05 },
];

const [D5, E5, G5, A5, B5, C6, E6] = [587.33, 659.26, 783.99, 880, 987.77, 1046.5, 1318.51];

const SOUND_DESIGNS: Readonly<Record<SoundId, { readonly seconds: number; readonly notes: readonly Note[] }>> = {
  chime: {
    seconds: 1.1,
    notes: [
      { startS: 0, frequencyHz: E5, level: 0.8, attackS: 0.004, overtones: GLASS },
      { startS: 0.13, frequencyHz: A5, level: 1, attackS: 0.004, overtones: GLASS },
    ],
  },
  ping: {
    seconds: 0.6,
    notes: [{ startS: 0, frequencyHz: E6, level: 1, attackS: 0.003, overtones: SOFT }],
  },
  marimba: {
    seconds: 0.75,
    notes: [
      { startS: 0, frequencyHz: G5 / 2, level: 0.9, attackS: 0.002, overtones: WOOD },
      { startS: 0.1, frequencyHz: B5 / 2, level: 0.9, attackS: 0.002, overtones: WOOD },
      { startS: 0.2, frequencyHz: G5, level: 1, attackS: 0.002, overtones: WOOD },
    ],
  },
  bell: {
    seconds: 1.4,
    notes: [{ startS: 0, frequencyHz: D5, level: 1, attackS: 0.003, overtones: BRONZE }],
  },
  knock: {
    seconds: 0.5,
    notes: [
      { startS: 0, frequencyHz: 190, level: 1, attackS: 0.002, overtones: DRUM, pitchDropOctaves: 0.5 },
      { startS: 0.17, frequencyHz: 190, level: 0.85, attackS: 0.002, overtones: DRUM, pitchDropOctaves: 0.5 },
    ],
  },
  rise: {
    seconds: 0.9,
    notes: [
      { startS: 0, frequencyHz: G5, level: 0.6, attackS: 0.02, overtones: SOFT },
      { startS: 0.11, frequencyHz: C6, level: 0.8, attackS: 0.02, overtones: SOFT },
      { startS: 0.22, frequencyHz: E6, level: 1, attackS: 0.02, overtones: SOFT },
    ],
  },
};

/** The WAV file of a sound. */
export function synthesize(id: SoundId): Buffer {
  const { seconds, notes } = SOUND_DESIGNS[id];
  const samples = new Float64Array(Math.round(seconds * SAMPLE_RATE));
  for (const note of notes) addNote(samples, note);
  const loudest = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const fadeFrom = samples.length - FADE_OUT_S * SAMPLE_RATE;
  samples.forEach((sample, index) => {
    const fade = index < fadeFrom ? 1 : (samples.length - 1 - index) / (samples.length - 1 - fadeFrom);
    samples[index] = (sample / loudest) * PEAK * fade;
  });
  return encodeWav(samples, SAMPLE_RATE);
}

function addNote(
  samples: Float64Array,
  { startS: at, frequencyHz: frequency, level, attackS: attack, overtones: partials, pitchDropOctaves: drop = 0 }: Note,
): void {
  const first = Math.round(at * SAMPLE_RATE);
  let cycles = 0;
  for (let index = first; index < samples.length; index += 1) {
    const time = (index - first) / SAMPLE_RATE;
    cycles += (frequency * 2 ** (drop * (Math.exp(-time / 0.04) - 1))) / SAMPLE_RATE;
    const envelope = time < attack ? (1 - Math.cos((Math.PI * time) / attack)) / 2 : 1;
    let sum = 0;
    for (const partial of partials) {
      sum += partial.level * 10 ** ((-3 * time) / partial.decayS) * Math.sin(2 * Math.PI * cycles * partial.ratio);
    }
    samples[index] = (samples[index] ?? 0) + level * envelope * sum;
  }
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'assets', 'sounds');
  mkdirSync(folder, { recursive: true });
  for (const { id } of SOUNDS) writeFileSync(join(folder, `${id}.wav`), synthesize(id));
}
