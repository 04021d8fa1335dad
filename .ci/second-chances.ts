/**
 * Prints the files of a report that are to be run once more, one a line.
 *
 * Usage: node .ci/second-chances.ts REPORT.json
 */
import { readFileSync } from 'node:fs';
import { type Report, secondChances } from './report.ts';

const [file = ''] = process.argv.slice(2);
const report: Report = JSON.parse(readFileSync(file, 'utf8'));
for (const failed of secondChances(report)) console.log(failed);
