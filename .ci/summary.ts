/**
 * Prints, of all test runs: which files took longest, which tests were skipped, what was unstable, every failure, and as the last line the sums.
 *
 * Usage: node .ci/summary.ts FOLDER
 * The folder has a report for each run (`report-0.json`), one of its second run if there was one (`report-0-again.json`),
 * and in `failed-steps` the steps that failed with the end of their output if it says why, each begun by a line "FAILED: COMMAND".
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './report.ts';
import { summarize } from './summarize.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node .ci/summary.ts FOLDER');
const path = (name: string) => join(folder, name);
const readReport = (name: string): Report => JSON.parse(readFileSync(path(name), 'utf8'));

const runs = readdirSync(folder)
  .filter((name) => /^report-\d+\.json$/.test(name))
  .sort()
  .map((name) => {
    const again = name.replace('.json', '-again.json');
    return { first: readReport(name), second: existsSync(path(again)) ? readReport(again) : null };
  });
const failedSteps = existsSync(path('failed-steps')) ? readFileSync(path('failed-steps'), 'utf8') : '';
for (const line of summarize(runs, failedSteps)) console.log(line);
