/** Draws every icon of the app into `assets/icons`. Run it after a change to `icons/designs.ts`; the files are committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TRAY_MOODS } from '../main/desktop/tray-mood.ts';
import { APP_ICON, colourTrayIcon, OVERLAY, templateTrayIcon } from './icons/designs.ts';
import { type Layer, paint } from './icons/paint.ts';
import { png } from './icons/png.ts';

const folder = join(import.meta.dirname, '../assets/icons');

/** Electron picks the file of the display's scale by its name. */
const SCALES = [
  ['', 1],
  ['@1.25x', 1.25],
  ['@1.5x', 1.5],
  ['@2x', 2],
  ['@3x', 3],
] as const;

function draw(name: string, layers: readonly Layer[], size: number): void {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png(paint(layers, size)));
}

for (const mood of TRAY_MOODS) {
  for (const unseen of [false, true]) {
    const name = unseen ? `${mood}-unseen` : mood;
    for (const [suffix, scale] of SCALES) {
      draw(`tray/windows/${name}${suffix}`, colourTrayIcon(mood, unseen), 16 * scale);
      if (scale === 1 || scale === 2) {
        draw(`tray/macos/${name}Template${suffix}`, templateTrayIcon(mood, unseen), 16 * scale);
      }
    }
    // Panels of Linux desktops scale one picture to their own height, 16 to 48.
    draw(`tray/linux/${name}`, colourTrayIcon(mood, unseen), 32);
  }
}
for (const [suffix, scale] of SCALES) draw(`overlay-unseen${suffix}`, OVERLAY, 16 * scale);
draw('app', APP_ICON, 1024);
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) draw(`linux/${size}x${size}`, APP_ICON, size);
