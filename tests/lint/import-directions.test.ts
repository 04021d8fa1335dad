import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const FORBIDDEN = [
  ['core/matching', '../../main/engine/ports.ts'],
  ['core/matching', '../../renderer/main.tsx'],
  ['core/matching', '../../simulator/simulator.ts'],
  ['core/matching', 'electron'],
  ['core/matching', 'node:fs'],
  ['core/matching', 'react'],
  ['core/matching', 'ws'],
  ['renderer/feed', '../../main/engine/ports.ts'],
  ['renderer/feed', '../../preload/index.ts'],
  ['renderer/feed', '../../simulator/simulator.ts'],
  ['renderer/feed', 'electron'],
  ['renderer/feed', 'node:fs'],
  ['preload', '../main/engine/ports.ts'],
  ['preload', '../renderer/main.tsx'],
  ['simulator', '../main/engine/ports.ts'],
  ['simulator', 'electron'],
  ['main/engine/gateway', 'electron'],
  ['main/engine/gateway', '../../desktop/tray.ts'],
  ['main/engine/gateway', '../../browser/serve.ts'],
  ['main/engine/gateway', '../../host/links.ts'],
  ['main/engine/gateway', '../../../simulator/simulator.ts'],
  ['main/host', 'electron'],
  ['main/browser', 'electron'],
  ['main/browser', '../desktop/tray.ts'],
  ['main/cli', 'electron-store'],
  ['main/desktop', '../browser/serve.ts'],
  ['main/desktop', '../../renderer/main.tsx'],
] as const;

const ALLOWED = [
  ['renderer/feed', '../../core/matching/decision.ts'],
  ['main/engine/gateway', '../../../core/matching/decision.ts'],
  ['main/desktop', 'electron'],
  ['main/cli', '../../simulator/simulator.ts'],
] as const;

/** Lines of `path:rule` that the project's lint configuration reports for a tree of one-import files. */
let reported: readonly string[];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-directions-'));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [index, [place, specifier]] of [...FORBIDDEN, ...ALLOWED].entries()) {
    const file = join(folder, place, `file-${index}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import * as it from '${specifier}';\nexport const used = it;\n`);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  reported = run.stdout.split('\n').filter((line) => /noRestrictedImports|noNodejsModules/.test(line));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isReported(index: number): boolean {
  return reported.some((line) => line.includes(`file-${index}.ts`));
}

describe('import directions', () => {
  it.each(FORBIDDEN.map(([place, specifier], index) => ({ place, specifier, index })))(
    '$place may not import $specifier',
    ({ index }) => expect(isReported(index)).toBe(true),
  );

  it.each(ALLOWED.map(([place, specifier], index) => ({ place, specifier, index: FORBIDDEN.length + index })))(
    '$place may import $specifier',
    ({ index }) => expect(isReported(index)).toBe(false),
  );
});
