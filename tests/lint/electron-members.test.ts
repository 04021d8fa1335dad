import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { usedElectronMembers } from './electron-members.ts';

const README = join(import.meta.dirname, '../e2e/fake-electron/README.md');

/**
 * The members that the tables of the README list, in lower case. In the first cell of a row, `owner.member` names both; a
 * member alone has the owner of the one before it.
 */
function listedMembers(): ReadonlySet<string> {
  const rows = readFileSync(README, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return new Set(
    rows.flatMap((row) => {
      let owner = '';
      return [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
        const [first = '', ...rest] = name.split('.');
        if (rest.length > 0) owner = first;
        return `${owner}.${rest.at(-1) ?? first}`.toLowerCase();
      });
    }),
  );
}

it('fake-electron’s README says of every member of Electron that the app uses what it was checked against', () => {
  const used = usedElectronMembers(['main', 'preload']);
  expect(used.size).toBeGreaterThan(100);
  const listed = listedMembers();
  const missing = [...used].filter(([member]) => !listed.has(member.toLowerCase()));
  expect(missing).toEqual([]);
});
