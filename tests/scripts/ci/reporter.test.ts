import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileResult, Report } from '../../../.ci/report.ts';

const root = join(import.meta.dirname, '../../..');
const FILES: Readonly<Record<string, string>> = {
  passes: `it('is fine', () => {}); it.skip('is left out', () => {});`,
  fails: `describe('a group', () => it('is wrong', () => { expect(1).toBe(2); }));`,
  'fails-before': `describe('a group', () => { beforeAll(() => { throw new Error('No set-up.'); }); it('waits', () => {}); });`,
  unhandled: `it('looks fine', async () => {
    setTimeout(() => { throw new Error('Nobody caught me.'); });
    await new Promise((done) => setTimeout(done, 100));
  });`,
  crashes: `it('ends its process', () => process.kill(process.pid, 'SIGKILL'));`,
  'does-not-parse': `it('`,
};

describe('the report of a run', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reporter-')));
  let report: Report;
  beforeAll(() => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, `${name}.test.js`), text);
    const file = join(folder, 'report.json');
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const config = join(folder, 'vitest.config.js');
    writeFileSync(config, 'export default {};');
    const options = ['--globals', '--no-color', `--reporter=${join(root, '.ci/reporter.ts')}`];
    spawnSync(process.execPath, [vitest, 'run', '--root', folder, '--config', config, ...options], {
      env: { ...process.env, TEST_REPORT: file, VITEST: undefined },
    });
    report = JSON.parse(readFileSync(file, 'utf8'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const resultOf = (name: string) => report.files.find(({ file }) => file === `${name}.test.js`) as FileResult;

  it('has every file, and no error without one', () => {
    expect(report.files.map(({ file }) => file.replace('.test.js', '')).toSorted()).toEqual(
      Object.keys(FILES).toSorted(),
    );
    expect(report.errors).toEqual([]);
  });

  it('has what each test came to', () => {
    expect(resultOf('passes')).toMatchObject({
      tests: [
        { name: 'is fine', state: 'passed', errors: [] },
        { name: 'is left out', state: 'skipped', errors: [] },
      ],
      errors: [],
    });
    const [failed] = resultOf('fails').tests;
    expect(failed).toMatchObject({ name: 'a group > is wrong', state: 'failed' });
    expect(failed?.errors[0]).toContain('expected 1 to be 2');
  });

  it.each([
    ['fails-before', /No set-up\./],
    ['unhandled', /Nobody caught me\./],
    ['crashes', /It did not finish\..*SIGKILL/s],
    ['does-not-parse', /Error/],
  ])('has what went wrong outside the tests: %s', (name, message) => {
    const { tests, errors } = resultOf(name);
    expect(errors.join('\n')).toMatch(message);
    expect(tests.filter(({ state }) => state === 'failed')).toEqual([]);
  });
});
