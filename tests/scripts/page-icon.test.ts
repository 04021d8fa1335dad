import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the page has an icon for its tab, a file of the app', () => {
  const folder = join(import.meta.dirname, '../../renderer');
  const [, file = ''] =
    /<link rel="icon" type="image\/svg\+xml" href="([^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ??
    [];
  expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^<svg /);
});
