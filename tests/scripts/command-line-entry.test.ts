import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commandLine } from '../../scripts/electron-processes.ts';

const ROOT = join(import.meta.dirname, '../..');

let chunks: readonly Rolldown.OutputChunk[];
let entry: Rolldown.OutputChunk;

beforeAll(async () => {
  const config = commandLine(ROOT, Object.keys(packageJson.dependencies)).vite;
  const built = await build({ ...config, build: { ...config?.build, write: false, emptyOutDir: false } });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  chunks = output.filter((file) => file.type === 'chunk');
  entry = chunks.find(({ fileName }) => fileName === 'cli.js') as Rolldown.OutputChunk;
}, 120_000);

describe('dist/cli/cli.js', () => {
  it('loads nothing before it has looked at the version of Node, since an older one could not', () => {
    expect(entry.imports).toEqual([]);
    expect(entry.dynamicImports).toHaveLength(1);
  });

  it('does not import Node’s http, with which all of fetch would be loaded', () => {
    const imported = chunks.flatMap((chunk) => chunk.imports);
    expect(imported).toContain('node:fs');
    expect(imported.filter((name) => /^(node:)?http$/.test(name))).toEqual([]);
    expect(chunks.map(({ code }) => code).join('\n')).toMatch(/getBuiltinModule\(["']node:http["']\)/);
  });

  it('imports only packages that are installed with it, but for one that is never reached', () => {
    const files = new Set(chunks.map(({ fileName }) => fileName));
    const imported = new Set(chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]));
    const packages = [...imported].filter((name) => !files.has(name) && !isBuiltin(name));
    expect(packages.sort()).toEqual([...Object.keys(packageJson.dependencies), 'pac-proxy-agent'].sort());
  });

  it('has no character for which V8 would keep a whole file with two bytes for each', () => {
    const wide = chunks.filter(({ code }) => [...code].some((character) => character > '\u00ff'));
    expect(wide.map(({ fileName }) => fileName)).toEqual([]);
  });

  it('ends with a sentence and status 1 on an older Node', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eventory-entry-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    // Alone: what it would load is not there.
    writeFileSync(join(folder, 'cli.mjs'), entry.code);
    writeFileSync(join(folder, 'old.mjs'), "Object.defineProperty(process, 'version', { value: 'v20.19.5' });");
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', './old.mjs', 'cli.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Eventory Tray needs Node 22.22 or later; this is v20.19.5.\n',
    });
  });
});
