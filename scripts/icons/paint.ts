import type { Shape } from './shapes.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** One shape in one colour; later layers lie over earlier ones. A `null` colour cuts through to nothing. */
export interface Layer {
  readonly shape: Shape;
  readonly colour: Colour | null;
}

export interface Picture {
  /** Pixels on a side. */
  readonly size: number;
  /** Four bytes a pixel: red, green, blue, alpha, not premultiplied. */
  readonly pixels: Uint8Array;
}

const GRID = 16;
/** Samples on a side of a pixel. */
const SAMPLES = 8;

/** Draws layers at `size` pixels, smoothed by sampling every pixel 64 times. */
export function paint(layers: readonly Layer[], size: number): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      pixels.set(pixel(layers, column, row, size), (row * size + column) * 4);
    }
  }
  return { size, pixels };
}

function pixel(layers: readonly Layer[], column: number, row: number, size: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = ((column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size) * GRID;
    const y = ((row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size) * GRID;
    const colour = layers.findLast((layer) => layer.shape(x, y) <= 0)?.colour ?? null;
    if (colour === null) continue;
    covered++;
    for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + colour[channel];
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((covered / SAMPLES ** 2) * 255)];
}
