import { describe, expect, it } from 'vitest';
import { type FileResult, type Report, secondChances, skippedFiles, type TestResult } from '../../../.ci/report.ts';
import { summarize } from '../../../.ci/summarize.ts';

const test = (name: string, state: TestResult['state'] = 'passed', message = 'It is wrong.'): TestResult => ({
  name,
  state,
  errors: state === 'failed' ? [message] : [],
});
const file = (name: string, tests: readonly TestResult[], errors: readonly string[] = []): FileResult => ({
  file: name,
  seconds: 1,
  tests,
  errors,
});
const report = (files: readonly FileResult[], errors: readonly string[] = []): Report => ({ files, errors });

const FINE = file('fine.test.ts', [test('one'), test('two', 'skipped')]);
const FAILED = file('flaky.test.ts', [test('stays'), test('comes and goes', 'failed')]);
const CRASHED = file('crash.test.ts', [], ['It did not finish.']);

describe('which files get a second chance', () => {
  it('those that failed, by a test, a crash or an unhandled error', () => {
    const unhandled = file('unhandled.test.ts', [test('one')], ['Nobody caught me.']);
    expect(secondChances(report([FINE, FAILED, CRASHED, unhandled]))).toEqual([
      'flaky.test.ts',
      'crash.test.ts',
      'unhandled.test.ts',
    ]);
  });

  it('none if more than three failed', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => ({ ...FAILED, file: name }));
    expect(secondChances(report(four))).toEqual([]);
    expect(secondChances(report(four.slice(1)))).toHaveLength(3);
  });

  it('none if something went wrong outside the files, which no second run makes good', () => {
    expect(secondChances(report([FAILED], ['The pool broke.']))).toEqual([]);
  });
});

it('with packages those files of the system suites are run again that skipped a test', () => {
  const files = [
    file('tests/system/toasts.test.ts', [test('one'), test('two', 'skipped')]),
    file('tests/faults/connection/nginx.test.ts', [test('one', 'skipped')]),
    file('tests/faults/connection/open-connection.test.ts', [test('one')]),
    file('tests/e2e/packaged.test.ts', [test('one', 'skipped')]),
  ];
  expect(skippedFiles(report(files))).toEqual(['tests/system/toasts.test.ts', 'tests/faults/connection/nginx.test.ts']);
});

describe('the summary', () => {
  const lastOf = (lines: readonly string[]) => lines.at(-1);

  it('sums over the runs', () => {
    const runs = [
      { first: report([FINE, FINE]), second: null },
      { first: report([FAILED]), second: null },
    ];
    expect(lastOf(summarize(runs, ''))).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('counts a file that passes when run again as passed, and says so', () => {
    const first = report([FINE, FAILED, CRASHED]);
    const second = report([
      file('flaky.test.ts', [test('stays'), test('comes and goes')]),
      file('crash.test.ts', [test('one')]),
    ]);
    const lines = summarize([{ first, second }], '');
    expect(lines).toContain('unstable: flaky.test.ts › comes and goes passed when run again');
    expect(lines).toContain('unstable: crash.test.ts passed when run again');
    expect(lastOf(lines)).toBe('4 passed, 0 failed, 1 skipped');
  });

  it('counts a file that fails again, or gives no result again, as failed', () => {
    const first = report([FAILED, CRASHED]);
    const lines = summarize([{ first, second: report([FAILED]) }], '');
    expect(lines.filter((line) => line.startsWith('unstable'))).toEqual([]);
    expect(lastOf(lines)).toBe('1 passed, 2 failed, 0 skipped');
  });

  it('still fails if another test of the file fails the second time', () => {
    const second = report([file('flaky.test.ts', [test('stays', 'failed'), test('comes and goes')])]);
    const lines = summarize([{ first: report([FAILED]), second }], '');
    expect(lines).toContain('unstable: flaky.test.ts › comes and goes passed when run again');
    expect(lines.at(-2)).toMatch(/^failed: flaky.test.ts › stays\n/);
    expect(lastOf(lines)).toBe('1 passed, 1 failed, 0 skipped');
  });

  it('ends with every failure and its message, without the frames of other packages', () => {
    const stack = ['Error: 1 is not 2', '    at /app/a.test.ts:3:4', '    at run (/app/node_modules/x.js:1:1)'].join(
      '\n',
    );
    const failed = file('a.test.ts', [test('a > b', 'failed', stack)]);
    expect(summarize([{ first: report([failed], ['The pool broke.']), second: null }], '').slice(-3)).toEqual([
      'failed: a.test.ts › a > b\n    Error: 1 is not 2\n        at /app/a.test.ts:3:4',
      'failed: outside every test file\n    The pool broke.',
      '0 passed, 2 failed, 0 skipped',
    ]);
  });

  it('counts a step that failed without a failed test, and shows its output', () => {
    const lines = summarize([{ first: report([FINE]), second: null }], 'FAILED: npm run check\nlint: unused\n');
    expect(lines.slice(-2)).toEqual(['FAILED: npm run check\nlint: unused', '1 passed, 1 failed, 1 skipped']);
  });
});
