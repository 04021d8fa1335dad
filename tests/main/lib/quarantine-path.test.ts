import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quarantinePath } from '../../../main/lib/quarantine-path.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarantine-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('names the time, keeps the extension and never takes the name of another file', () => {
  const at = Date.UTC(2026, 5, 1, 12);
  const names = [1, 2, 3].map(() => {
    const path = quarantinePath(join(folder, 'secrets.json'), at);
    writeFileSync(path, '');
    return path;
  });
  expect(names).toEqual(
    ['', '-2', '-3'].map((suffix) => join(folder, `secrets.unreadable-2026-06-01T12-00-00.000Z${suffix}.json`)),
  );
});
