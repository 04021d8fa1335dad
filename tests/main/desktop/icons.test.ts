import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { trayIconFile } from '../../../main/desktop/tray-icon.ts';
import { TRAY_MOODS } from '../../../main/desktop/tray-mood.ts';
import { COLOURS, colourTrayIcon } from '../../../scripts/icons/designs.ts';
import { type Colour, paint } from '../../../scripts/icons/paint.ts';
import { png } from '../../../scripts/icons/png.ts';

const folder = join(import.meta.dirname, '../../../assets/icons');
const LIGHT_PANEL: Colour = [243, 243, 243];
const DARK_PANEL: Colour = [30, 30, 30];

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('tray icons', () => {
  it.each(Object.entries(COLOURS))('%s stands out from light and dark panels', (_mood, colour) => {
    expect(contrast(colour, LIGHT_PANEL)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, DARK_PANEL)).toBeGreaterThanOrEqual(3);
  });

  it('differ in shape, not only in colour, at 16 px', () => {
    const shapes = TRAY_MOODS.flatMap((mood) =>
      [false, true].map((unseen) => {
        const { pixels } = paint(colourTrayIcon(mood, unseen), 16);
        // White ink and empty pixels: what is left when every colour is one.
        const seen: boolean[] = [];
        for (let at = 0; at < pixels.length; at += 4) {
          const white = [0, 1, 2].every((channel) => (pixels[at + channel] ?? 0) > 200);
          seen.push(white || (pixels[at + 3] ?? 0) < 128);
        }
        return seen;
      }),
    );
    for (const [index, shape] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        expect(shape.filter((pixel, at) => pixel !== other[at]).length).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it.each(['win32', 'linux', 'darwin'] as const)('are there for every state on %s', (platform) => {
    for (const mood of TRAY_MOODS) {
      for (const unseen of [false, true]) {
        const file = trayIconFile(folder, platform, mood, unseen);
        expect(existsSync(file), file).toBe(true);
        if (platform !== 'linux') expect(existsSync(file.replace('.png', '@2x.png'))).toBe(true);
      }
    }
  });

  it('are what their script draws', () => {
    const drawn = png(paint(colourTrayIcon('attention', true), 32));
    const kept = readFileSync(trayIconFile(folder, 'linux', 'attention', true));
    expect(pixelsOf(kept).equals(pixelsOf(drawn))).toBe(true);
  });
});

/** The rows of a PNG with one data chunk after its header; the compression itself may differ between machines. */
function pixelsOf(file: Buffer): Buffer {
  const data = 8 + 25;
  return inflateSync(file.subarray(data + 8, data + 8 + file.readUInt32BE(data)));
}
