import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** What the window may load before it first shows anything, compressed as a server or an installer does. */
const BUDGET_BYTES = { js: 160_000, css: 30_000 };

let output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

beforeAll(async () => {
  vi.stubEnv('EVENTORY_RENDERER_ONLY', '1');
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: { write: false },
  });
  vi.unstubAllEnvs();
  output = (built as Rolldown.RolldownOutput).output;
}, 120_000);

function fileNamed(name: string): Rolldown.OutputChunk | Rolldown.OutputAsset {
  const file = output.find(({ fileName }) => fileName === name);
  if (file === undefined) throw new Error(`The build has no ${name}.`);
  return file;
}

const textOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset) =>
  file.type === 'chunk' ? file.code : Buffer.from(file.source).toString();

/** The files that the page names: its script, what that script imports statically, and the styles. */
function namedByPage(extension: 'js' | 'css'): readonly string[] {
  const page = textOf(fileNamed('index.html'));
  return [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name.endsWith(`.${extension}`));
}

/** A chunk with all that it imports statically. */
function withImports(name: string, seen = new Set<string>()): readonly Rolldown.OutputChunk[] {
  const file = fileNamed(name);
  if (seen.has(name) || file.type !== 'chunk') return [];
  seen.add(name);
  return [file, ...file.imports.flatMap((imported) => withImports(imported, seen))];
}

const compressedBytes = (names: readonly string[]) =>
  names.reduce((sum, name) => sum + gzipSync(textOf(fileNamed(name))).length, 0);

describe('the first paint', () => {
  it.each(['js', 'css'] as const)('needs no more %s than its budget', (extension) => {
    const names = namedByPage(extension);
    expect(names).not.toEqual([]);
    expect(compressedBytes(names)).toBeLessThanOrEqual(BUDGET_BYTES[extension]);
  });

  it('waits for neither schemas nor calendars', () => {
    const modules = namedByPage('js').flatMap((name) => withImports(name).flatMap(({ moduleIds }) => moduleIds));
    expect(modules.filter((id) => /node_modules\/(zod|dayjs)\//.test(id))).toEqual([]);
  });
});

describe('the third-party notices', () => {
  it('name what only workers bundle, with its license', () => {
    const notices = textOf(fileNamed('THIRD_PARTY_NOTICES.md'));
    expect(notices).toMatch(/^## mediabunny - [\d.]+ \(MPL-2\.0\)\n\nMozilla Public License Version 2\.0/m);
    expect(notices).toMatch(/^## .*react/m);
  });
});

describe('the styles of Mantine', () => {
  /** The classes of each component and where Mantine keeps their styles. */
  const styleSheets = new Map<string, string>();
  const classesIn = (text: string) => new Set(text.match(/\bm_[0-9a-f]{4,8}\b/g));

  beforeAll(() => {
    const core = join(ROOT, 'node_modules/@mantine/core/styles');
    const sheets = readdirSync(core).filter((name) => name.endsWith('.css') && !name.endsWith('.layer.css'));
    const files = [
      ...sheets.map((name) => [`@mantine/core/styles/${name}`, join(core, name)] as const),
      ...['dates', 'notifications'].map(
        (name) => [`@mantine/${name}/styles.css`, join(ROOT, `node_modules/@mantine/${name}/styles.css`)] as const,
      ),
    ];
    for (const [name, path] of files) for (const id of classesIn(readFileSync(path, 'utf8'))) styleSheets.set(id, name);
  });

  it('are there in every part of the window for the components that it shows', () => {
    const entry = namedByPage('css');
    const parts = output.filter((file) => file.type === 'chunk' && (file.isEntry || file.isDynamicEntry));
    expect(parts.length).toBeGreaterThan(4);
    const missing = parts.flatMap(({ fileName }) => {
      const chunks = withImports(fileName);
      const styles = [...entry, ...chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])];
      const styled = classesIn(styles.map((name) => textOf(fileNamed(name))).join('\n'));
      const used = classesIn(chunks.map(({ code }) => code).join('\n'));
      return [...used].filter((id) => styleSheets.has(id) && !styled.has(id)).map((id) => styleSheets.get(id));
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});
