/**
 * Makes the alert sounds in `assets/sounds`: `node scripts/synthesize-sounds.ts`. Each is a few decaying sine partials
 * with a soft attack, so that none clicks or startles. A test holds the committed files to what this makes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOUNDS, type SoundId } from '../core/alerts/sounds.ts';
import { wavFile } from '../main/host/wav.ts';

const SAMPLE_RATE = 44_100;
const PEAK = 0.8;
const FADE_OUT_S = 0.03;

interface Partial {
  /** Multiple of the note's frequency. */
  readonly ratio: number;
  readonly level: number;
  /** Seconds in which it falls to a thousandth. */
  readonly decay: number;
}

interface Note {
  /** Seconds from the beginning. */
  readonly at: number;
  /** Hz. */
  readonly frequency: number;
  readonly level: number;
  /** Seconds. */
  readonly attack: number;
  readonly partials: readonly Partial[];
  /** How many octaves the pitch falls in the first 40 ms. */
  readonly drop?: number;
}

const GLASS: readonly Partial[] = [
  { ratio: 1, level: 1, decay: 0.9 },
  { ratio: 2, level: 0.35, decay: 0.55 },
  { ratio: 3.01, level: 0.16, decay: 0.3 },
  { ratio: 5.4, level: 0.05, decay: 0.12 },
];
const WOOD: readonly Partial[] = [
  { ratio: 1, level: 1, decay: 0.42 },
  { ratio: 3.93, level: 0.3, decay: 0.13 },
  { ratio: 9.24, level: 0.09, decay: 0.05 },
];
const BRONZE: readonly Partial[] = [
  { ratio: 0.5, level: 0.35, decay: 1.5 },
  { ratio: 1, level: 1, decay: 1.2 },
  { ratio: 1.19, level: 0.4, decay: 0.9 },
  { ratio: 1.5, level: 0.22, decay: 0.8 },
  { ratio: 2, level: 0.45, decay: 0.7 },
  { ratio: 2.74, level: 0.16, decay: 0.4 },
  { ratio: 3.76, level: 0.08, decay: 0.25 },
];
const SOFT: readonly Partial[] = [
  { ratio: 1, level: 1, decay: 0.5 },
  { ratio: 2, level: 0.12, decay: 0.3 },
];
const DRUM: readonly Partial[] = [
  { ratio: 1, level: 1, decay: 0.16 },
  { ratio: 1.59, level: 0.5, decay: 0.1 },
  { ratio: 2.92, level: 0.25, decay: 0.05 },
];

const [D5, E5, G5, A5, B5, C6, E6] = [587.33, 659.26, 783.99, 880, 987.77, 1046.5, 1318.51];

const SCORES: Readonly<Record<SoundId, { readonly seconds: number; readonly notes: readonly Note[] }>> = {
  chime: {
    seconds: 1.1,
    notes: [
      { at: 0, frequency: E5, level: 0.8, attack: 0.004, partials: GLASS },
      { at: 0.13, frequency: A5, level: 1, attack: 0.004, partials: GLASS },
    ],
  },
  ping: {
    seconds: 0.6,
    notes: [{ at: 0, frequency: E6, level: 1, attack: 0.003, partials: SOFT }],
  },
  marimba: {
    seconds: 0.75,
    notes: [
      { at: 0, frequency: G5 / 2, level: 0.9, attack: 0.002, partials: WOOD },
      { at: 0.1, frequency: B5 / 2, level: 0.9, attack: 0.002, partials: WOOD },
      { at: 0.2, frequency: G5, level: 1, attack: 0.002, partials: WOOD },
    ],
  },
  bell: {
    seconds: 1.4,
    notes: [{ at: 0, frequency: D5, level: 1, attack: 0.003, partials: BRONZE }],
  },
  knock: {
    seconds: 0.5,
    notes: [
      { at: 0, frequency: 190, level: 1, attack: 0.002, partials: DRUM, drop: 0.5 },
      { at: 0.17, frequency: 190, level: 0.85, attack: 0.002, partials: DRUM, drop: 0.5 },
    ],
  },
  rise: {
    seconds: 0.9,
    notes: [
      { at: 0, frequency: G5, level: 0.6, attack: 0.02, partials: SOFT },
      { at: 0.11, frequency: C6, level: 0.8, attack: 0.02, partials: SOFT },
      { at: 0.22, frequency: E6, level: 1, attack: 0.02, partials: SOFT },
    ],
  },
};

/** The WAV file of a sound. */
export function synthesize(id: SoundId): Buffer {
  const { seconds, notes } = SCORES[id];
  const samples = new Float64Array(Math.round(seconds * SAMPLE_RATE));
  for (const note of notes) addNote(samples, note);
  const loudest = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const fadeFrom = samples.length - FADE_OUT_S * SAMPLE_RATE;
  samples.forEach((sample, index) => {
    const fade = index < fadeFrom ? 1 : (samples.length - 1 - index) / (samples.length - 1 - fadeFrom);
    samples[index] = (sample / loudest) * PEAK * fade;
  });
  return wavFile(samples, SAMPLE_RATE);
}

function addNote(samples: Float64Array, { at, frequency, level, attack, partials, drop = 0 }: Note): void {
  const first = Math.round(at * SAMPLE_RATE);
  let turns = 0;
  for (let index = first; index < samples.length; index += 1) {
    const time = (index - first) / SAMPLE_RATE;
    turns += (frequency * 2 ** (drop * (Math.exp(-time / 0.04) - 1))) / SAMPLE_RATE;
    const swell = time < attack ? (1 - Math.cos((Math.PI * time) / attack)) / 2 : 1;
    let sum = 0;
    for (const partial of partials) {
      sum += partial.level * 10 ** ((-3 * time) / partial.decay) * Math.sin(2 * Math.PI * turns * partial.ratio);
    }
    samples[index] = (samples[index] ?? 0) + level * swell * sum;
  }
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'assets', 'sounds');
  mkdirSync(folder, { recursive: true });
  for (const { id } of SOUNDS) writeFileSync(join(folder, `${id}.wav`), synthesize(id));
}
