/**
 * Writes the manifests of a release for winget, Scoop and Homebrew.
 *
 * Usage: node scripts/release/write-manifests.ts VERSION SHA256SUMS FOLDER
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homebrewCask } from './homebrew-cask.ts';
import { readReleaseFiles } from './release-files.ts';
import { scoopManifest } from './scoop-manifest.ts';
import { wingetManifests } from './winget-manifests.ts';

const [version = '', checksums = '', folder = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || checksums === '' || folder === '') {
  throw new Error('Usage: node scripts/release/write-manifests.ts VERSION SHA256SUMS FOLDER');
}
const files = readReleaseFiles(readFileSync(checksums, 'utf8'), version);
const manifests = {
  ...wingetManifests(files),
  'eventory-tray.json': scoopManifest(files),
  'eventory-tray.rb': homebrewCask(files),
};
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(manifests)) writeFileSync(join(folder, name), text);
