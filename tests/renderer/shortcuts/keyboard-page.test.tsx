import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatKey } from '../../../renderer/shortcuts/key-combination.ts';
import { SHORTCUT_GROUPS } from '../../../renderer/shortcuts/shortcuts.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/keyboard.md'), 'utf8');

it.each(SHORTCUT_GROUPS)('docs/keyboard.md has the keys of "$group" as the window has them', ({ group, shortcuts }) => {
  const lines = shortcuts.map(
    ({ label, keys }) => `| ${label} | ${keys.map((key) => `\`${formatKey(key, 'linux')}\``).join(' or ')} |`,
  );
  const table = page.split(`## ${group}\n`)[1]?.split('\n## ')[0] ?? '';
  expect(table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| What'))).toEqual(lines);
});
