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
  ['core/text', '../links/check-link.ts'],
  ['core/lifecycle', '../links/check-link.ts'],
  ['core/time', '../links/check-link.ts'],
  ['core/links', '../notification/notification.ts'],
  ['core/notification', '../watchlist/entry.ts'],
  ['core/watchlist', '../matching/decision.ts'],
  ['core/watchlist/formats', '../../feed/feed-item.ts'],
  ['core/matching', '../connection/machine/machine.ts'],
  ['core/matching/filters', '../../bridge/contract.ts'],
  ['core/connection', '../settings/settings.ts'],
  ['core/computers', '../settings/settings.ts'],
  ['core/settings', '../alerts/sounds.ts'],
  ['core/alerts', '../feed/feed-item.ts'],
  ['core/feed', '../bridge/contract.ts'],
  ['core/series', '../bridge/contract.ts'],
  ['core/statistics', '../bridge/contract.ts'],
  ['core/text', 'node:fs'],
  ['core/text', 'electron'],
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
  ['main/engine/gateway', '../../desktop/tray/tray.ts'],
  ['main/engine/gateway', '../../browser/browser-mode.ts'],
  ['main/engine/gateway', '../../host/links/link-opener.ts'],
  ['main/engine/gateway', '../../../simulator/simulator.ts'],
  ['main/host', 'electron'],
  ['main/lib', '../engine/ports.ts'],
  ['main/lib', '../host/system-clock.ts'],
  ['main/lib', 'electron'],
  ['main/host', '../cli/command.ts'],
  ['main/browser', 'electron'],
  ['main/browser', '../desktop/tray/tray.ts'],
  ['main/cli', 'electron-store'],
  ['main/cli', '../browser/browser-mode.ts'],
  ['main/cli/commands', '../../browser/browser-mode.ts'],
  ['main/desktop', '../browser/browser-mode.ts'],
  ['main/desktop', '../../renderer/main.tsx'],
] as const;

const ALLOWED = [
  ['main/engine/gateway', '../../lib/with-timeout.ts'],
  ['core/links', '../text/fold.ts'],
  ['core/watchlist/formats', '../fields.ts'],
  ['core/alerts', '../matching/decision.ts'],
  ['core/bridge', '../feed/feed-item.ts'],
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
  const imports = [
    ['cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;\n"],
    ['cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = () => a;\n"],
    ['type-cycle-a.ts', "import type { B } from './type-cycle-b.ts';\nexport type A = B | null;\n"],
    ['type-cycle-b.ts', "import type { A } from './type-cycle-a.ts';\nexport type B = { a: A };\n"],
    ['no-cycle.ts', "import { b } from './cycle-b.ts';\nexport const c = b;\n"],
  ] as const;
  for (const [name, text] of imports) writeFileSync(join(folder, 'core/text', name), text);
  mkdirSync(join(folder, 'main/cli/commands'), { recursive: true });
  writeFileSync(join(folder, 'main/cli/commands/serve.ts'), "export * from '../../browser/browser-mode.ts';\n");
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  reported = run.stdout.split('\n').filter((line) => /noRestrictedImports|noNodejsModules|noImportCycles/.test(line));
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

  it('lets only the serve command start browser mode', () => {
    expect(reported.some((line) => line.includes('serve.ts'))).toBe(false);
  });

  it.each(['cycle-a.ts', 'cycle-b.ts', 'type-cycle-a.ts', 'type-cycle-b.ts'])(
    'reports the import cycle of %s',
    (name) => expect(reported.some((line) => line.includes(`/${name}`) && line.includes('noImportCycles'))).toBe(true),
  );

  it('reports no cycle for a file that only imports one', () => {
    expect(reported.some((line) => line.includes('no-cycle.ts'))).toBe(false);
  });
});
