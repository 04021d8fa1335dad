import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const testFiles = new Set(
  readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `tests/${path.replaceAll('\\', '/')}`,
  ),
);

/** Rows of tables of promises: the promise, and the cell that names its tests. */
const promises = ['docs/reliability.md', 'docs/security.md'].flatMap((document) =>
  [...read(document).matchAll(/^\| (.+) \| (.*?) \|$/gm)]
    .map(([, promise = '', tests = '']) => ({ document, promise, tests }))
    .filter(({ document: name, tests }) => name === 'docs/reliability.md' || tests.includes('tests/'))
    .filter(({ promise }) => promise !== 'Promise' && promise !== 'promise'),
);

it.each(documents)('%s names test files that exist', (document) => {
  const cited = [...read(document).matchAll(/`(tests\/[^`\s*]+\.tsx?)`/g)].map(([, path = '']) => path);
  expect(cited.filter((path) => !testFiles.has(path))).toEqual([]);
});

/** Tests that are named behind their file: `tests/x.test.ts`, "title", "another". */
const named = promises.flatMap(({ tests }) =>
  [...tests.matchAll(/`(tests\/[^`]+)`((?:, "[^"]+")+)/g)].flatMap(([, path = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ path, name })),
  ),
);

it('each test that is named beside its file begins a title there', () => {
  expect(named.length).toBeGreaterThan(60);
  const hasTitle = (text: string, name: string) => [`'`, `"`, '`'].some((quote) => text.includes(`${quote}${name}`));
  expect(named.filter(({ path, name }) => !hasTitle(read(path), name))).toEqual([]);
});

it('each promise names what tries to break it: a file of tests, or a command that measures', () => {
  expect(promises.length).toBeGreaterThan(50);
  expect(promises.filter(({ tests }) => !/^`(?:tests\/[^`]+\.tsx?|npm run [^`]+)`/.test(tests))).toEqual([]);
});
