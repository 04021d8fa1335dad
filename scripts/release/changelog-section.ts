/**
 * What the changelog says of a version: the text below `## 1.2.3` or `## [1.2.3] - 2026-06-01`, up to the next version.
 *
 * @throws Error fit to show if there is no such part, or it is empty.
 */
export function changelogSection(changelog: string, version: string): string {
  const lines = changelog.split('\n');
  const isHeading = (line: string) => line.startsWith('## ');
  const start = lines.findIndex((line) => isHeading(line) && /^## \[?([^\]\s]+)/.exec(line)?.[1] === version);
  if (start === -1) throw new Error(`CHANGELOG.md has no part for ${version}. Rename "Unreleased" to it first.`);
  const length = lines.slice(start + 1).findIndex(isHeading);
  const text = lines
    .slice(start + 1, length === -1 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
  if (text === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return text;
}
