/** Prints the closing line of a test run, and before it why each skipped test was skipped, from Vitest's JSON report. */
import { readFileSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly meta?: { readonly skipped?: string };
    }[];
  }[];
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node .ci/summary.ts REPORT.json');
const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
for (const test of report.testResults.flatMap((result) => result.assertionResults)) {
  if (test.status === 'skipped' || test.status === 'pending') console.log(`skipped: ${test.fullName}`);
}
// A suite that fails outside its tests has no failed test to count.
const failed = Math.max(report.numFailedTests, report.success ? 0 : 1);
console.log(
  `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`,
);
