/** Prints the changelog of a release. Usage: node scripts/release/print-notes.ts v1.2.3 */
import { join } from 'node:path';
import { readReleaseNotes } from './read-release-notes.ts';

console.log(readReleaseNotes(join(import.meta.dirname, '../..'), process.argv[2] ?? ''));
