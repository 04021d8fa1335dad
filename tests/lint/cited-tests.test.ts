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

it('each test that is named beside its file is in it', () => {
  const named = promises.flatMap(({ tests }) =>
    [...tests.matchAll(/`(tests\/[^`]+)`, "([^"]+)"/g)].map(([, path = '', name = '']) => ({ path, name })),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ path, name }) => !read(path).includes(name))).toEqual([]);
});

it('each promise names what tries to break it', () => {
  expect(promises.length).toBeGreaterThan(50);
  const without = promises.filter(({ tests }) => !/`[^`]+`|^the (?:same|first|second|last|others)/.test(tests));
  expect(without).toEqual([]);
});
