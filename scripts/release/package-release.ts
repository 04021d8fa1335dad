/**
 * Makes the packages of a release for this system, from what `npm run build` built.
 *
 * Usage: node scripts/release/package-release.ts v1.2.3
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { readReleaseNotes } from './read-release-notes.ts';
import { releaseConfig } from './release-config.ts';

const root = join(import.meta.dirname, '../..');
const notes = readReleaseNotes(root, process.argv[2] ?? '');
const { config, warnings } = releaseConfig(process.platform, process.env, notes);
for (const warning of warnings) console.log(`::warning::${warning}`);

// An empty secret is no certificate.
for (const name of ['CSC_LINK', 'CSC_KEY_PASSWORD']) if (process.env[name] === '') delete process.env[name];
if (config.mac?.notarize === true) {
  const file = join(process.env.RUNNER_TEMP ?? root, 'notary-key.p8');
  writeFileSync(file, process.env.APPLE_API_KEY_TEXT ?? '', { mode: 0o600 });
  process.env.APPLE_API_KEY = file;
}
await build({ projectDir: root, config, publish: 'never' });

// What makes the release an update: without it the app would never find this version.
const feeds = { win32: 'latest.yml', darwin: 'latest-mac.yml' } as Partial<Record<NodeJS.Platform, string>>;
readFileSync(join(root, 'release', feeds[process.platform] ?? 'latest-linux.yml'));
