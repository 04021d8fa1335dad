import { type FileResult, type Report, unstable, withSecondRun } from './report.ts';

/** One run of the tests, with the second run of its failed files; `null` if there was none. */
export interface Run {
  readonly first: Report;
  readonly second: Report | null;
}

/** A line of a stack that is not in this project. */
const FOREIGN_FRAME = /^ +at .*(node_modules|node:|<anonymous>)/;

const SLOWEST_FILES = 8;
/** A message is cut after as many lines: the output of CI is long enough. */
const MAX_MESSAGE_LINES = 25;

/**
 * The lines of the summary; the last is "N passed, N failed, N skipped".
 *
 * @param failedSteps the steps that failed and their output, each begun by a line "FAILED: COMMAND"; empty if none did.
 */
export function summarize(runs: readonly Run[], failedSteps: string): readonly string[] {
  const reports = runs.map(({ first, second }) => (second === null ? first : withSecondRun(first, second)));
  const files = reports.flatMap((report) => report.files);
  const tests = files.flatMap((file) => file.tests);
  const count = (state: string) => tests.filter((test) => test.state === state).length;
  const errors = reports.flatMap((report) => report.errors);
  const failed = [
    ...files.flatMap(failures),
    ...errors.map((error) => `failed: outside every test file\n${shorten(error)}`),
  ];
  const steps = failedSteps.match(/^FAILED: /gm)?.length ?? 0;
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_FILES);
  return [
    ...slowest.map(({ file, seconds }) => `slowest: ${Math.round(seconds)} s ${file}`),
    ...reports.flatMap((report, index) => skipped(report, index + 1)),
    ...runs.flatMap(({ first, second }) => (second === null ? [] : unstable(first, second))),
    ...(failedSteps === '' ? [] : [failedSteps.trimEnd()]),
    ...failed,
    // A step that fails outside its tests, such as the linter, has no failed test to count.
    `${count('passed')} passed, ${Math.max(failed.length, steps)} failed, ${count('skipped')} skipped`,
  ];
}

function skipped({ files }: Report, run: number): readonly string[] {
  const tests = files.flatMap((file) => file.tests).filter(({ state }) => state === 'skipped');
  return tests.map(({ name }) => `skipped in run ${run}: ${name}`);
}

function failures({ file, tests, errors }: FileResult): readonly string[] {
  return [
    ...tests
      .filter(({ state }) => state === 'failed')
      .map((test) => `failed: ${file} › ${test.name}\n${test.errors.map(shorten).join('\n')}`),
    ...(errors.length > 0 ? [`failed: ${file}\n${errors.map(shorten).join('\n')}`] : []),
  ];
}

function shorten(message: string): string {
  const lines = message
    .replace(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .filter((line) => !FOREIGN_FRAME.test(line));
  const rest = lines.length - MAX_MESSAGE_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MAX_MESSAGE_LINES), `… ${rest} more lines`] : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}
