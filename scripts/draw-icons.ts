/** `npm run icons`: renders every icon of the app. Run it after a change in `assets/icons/source`; the pictures are committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ICONS, icons, render } from './icons.ts';

for (const icon of icons()) {
  const file = join(ICONS, icon.file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, render(icon));
}
