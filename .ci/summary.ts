/**
 * Prints why tests were skipped and, as the last line, the sums over several test runs.
 *
 * Usage: node .ci/summary.ts FAILED_STEPS REPORT.json...
 * FAILED_STEPS is how many steps of the script failed, and each report is Vitest's JSON report of one run.
 */
import { existsSync, readFileSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const [failedSteps = '', ...files] = process.argv.slice(2);
if (!/^\d+$/.test(failedSteps)) throw new Error('Usage: node .ci/summary.ts FAILED_STEPS REPORT.json...');
// A run that ends before its tests, for example because the build fails, leaves an empty report or none.
const reports = files
  .filter((file) => existsSync(file) && readFileSync(file, 'utf8') !== '')
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report);

for (const [index, { testResults }] of reports.entries()) {
  for (const { status, fullName } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    if (status === 'skipped' || status === 'pending') console.log(`skipped in run ${index + 1}: ${fullName}`);
  }
}
const sum = (count: (report: Report) => number) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
// A step that fails outside its tests, such as the linter, has no failed test to count.
const failed = Math.max(
  sum(({ numFailedTests }) => numFailedTests),
  Number(failedSteps),
);
const skipped = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
