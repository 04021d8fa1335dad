import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');

describe('docs/security.md', () => {
  const promises = page.split('\n').filter((line) => /^\| (?!promise|-)/.test(line) && line.includes('`tests/'));

  it('names a test for each promise', () => {
    expect(promises.length).toBeGreaterThan(20);
  });

  it.each([...new Set(page.match(/tests\/[\w./-]+\.tsx?/g))])('names %s, which exists', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
