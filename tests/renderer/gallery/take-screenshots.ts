import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/support/browser/launch-chromium.ts';
import { serveGallery } from './serve-gallery.ts';
import { openView, THEMES, VIEWS } from './views.ts';

/**
 * `npm run screenshots`: pictures of every view on sample data, in both themes and four sizes, in `screenshots/`. With words
 * after `--` only the views of these names; with `--docs` those of them that the README has are copied to `docs/images`.
 */

const SIZES = [
  { width: 720, height: 480 },
  { width: 900, height: 600 },
  { width: 1100, height: 720 },
  { width: 1440, height: 900 },
];
const DOCS = [
  { view: 'feed-evening', theme: 'dark', image: 'feed' },
  { view: 'entry-edit', theme: 'light', image: 'watchlist' },
];

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'screenshots');
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const views = VIEWS.filter(({ name }) => names.length === 0 || names.includes(name));

if (names.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const gallery = await serveGallery();
const browser = await launchChromium();
try {
  for (const theme of THEMES) {
    for (const size of SIZES) {
      const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const view of views) {
        await openView(page, gallery, view, theme);
        await page.screenshot({ path: join(folder, `${view.name}-${size.width}x${size.height}-${theme}.png`) });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await gallery.dispose();
}
if (process.argv.includes('--docs')) {
  for (const { view, theme, image } of DOCS.filter(({ view }) => views.some(({ name }) => name === view))) {
    await copyFile(join(folder, `${view}-1100x720-${theme}.png`), join(root, 'docs/images', `${image}.png`));
  }
}
process.stdout.write(`${views.length * THEMES.length * SIZES.length} pictures in ${folder}\n`);
