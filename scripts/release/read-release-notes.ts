import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changelogSection } from './changelog-section.ts';

/**
 * The changelog of the release that a tag names.
 *
 * @param tag `v` and the version in package.json. @throws Error fit to show if it is another one, or has no changelog.
 */
export function readReleaseNotes(root: string, tag: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  if (tag !== `v${version}`) throw new Error(`The tag "${tag}" is not that of version ${version} in package.json.`);
  return changelogSection(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
}
