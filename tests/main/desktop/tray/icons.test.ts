import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { trayIconFile } from '../../../../main/desktop/tray/tray-icon.ts';
import { TRAY_STATUSES } from '../../../../main/desktop/tray/tray-status.ts';
import { ICONS, icons, render } from '../../../../scripts/icons.ts';

type Color = readonly [red: number, green: number, blue: number];
const LIGHT_PANEL: Color = [243, 243, 243];
const DARK_PANEL: Color = [30, 30, 30];
const WHITE: Color = [255, 255, 255];

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(color: Color): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('tray icons', () => {
  it.each([...TRAY_STATUSES, 'unseen-dot'])('%s stands out from light and dark panels, and white from it', (name) => {
    const source = readFileSync(join(ICONS, 'source/tray', `${name}.svg`), 'utf8');
    const hex = /class="(?:ticket|dot)" fill="#([0-9a-f]{6})"/.exec(source)?.[1] ?? '';
    const color = [...Buffer.from(hex, 'hex')] as unknown as Color;
    for (const other of [LIGHT_PANEL, DARK_PANEL, WHITE]) expect(contrast(color, other)).toBeGreaterThanOrEqual(3);
  });

  it('differ in shape, not only in color, at 16 px', () => {
    const shapes = TRAY_STATUSES.flatMap((status) =>
      [false, true].map((unseen) => {
        const pixels = pixelsOf(readFileSync(trayIconFile(ICONS, 'win32', status, unseen)));
        // White ink and empty pixels: what is left when every color is one.
        const visible: boolean[] = [];
        for (let at = 0; at < pixels.length; at += 4) {
          const white = [0, 1, 2].every((channel) => (pixels[at + channel] ?? 0) > 200);
          visible.push(white || (pixels[at + 3] ?? 0) < 128);
        }
        return visible;
      }),
    );
    for (const [index, shape] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        expect(shape.filter((pixel, at) => pixel !== other[at]).length).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it.each(['win32', 'linux', 'darwin'] as const)('are there for every state on %s', (platform) => {
    for (const status of TRAY_STATUSES) {
      for (const unseen of [false, true]) {
        const file = trayIconFile(ICONS, platform, status, unseen);
        expect(existsSync(file), file).toBe(true);
        if (platform !== 'linux') expect(existsSync(file.replace('.png', '@2x.png'))).toBe(true);
      }
    }
  });

  it('are what their script draws', () => {
    const files = readdirSync(ICONS, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
    expect(files.filter((file) => file.endsWith('.png')).sort()).toEqual(
      icons()
        .map(({ file }) => file)
        .sort(),
    );
    for (const icon of icons()) {
      const drawn = pixelsOf(render(icon));
      const kept = pixelsOf(readFileSync(join(ICONS, icon.file)));
      expect(kept.length, icon.file).toBe(drawn.length);
      // Rounding may differ between processors.
      expect(
        kept.every((value, at) => Math.abs(value - (drawn[at] ?? 0)) <= 4),
        icon.file,
      ).toBe(true);
    }
  }, 60_000);
});

/** Four bytes per pixel: red, green, blue, alpha. */
function pixelsOf(png: Buffer): Buffer {
  const size = png.readUInt32BE(16);
  const image = `<image width="${size}" height="${size}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  return new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${image}</svg>`).render()
    .pixels;
}
