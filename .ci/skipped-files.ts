/**
 * Prints the files of the system suites in which tests were skipped, one a line: with the packages they need, these are run
 * again.
 *
 * Usage: node .ci/skipped-files.ts REPORT.json
 */
import { readFileSync } from 'node:fs';
import { type Report, skippedFiles } from './report.ts';

const [file = ''] = process.argv.slice(2);
const report: Report = JSON.parse(readFileSync(file, 'utf8'));
for (const skipped of skippedFiles(report)) console.log(skipped);
