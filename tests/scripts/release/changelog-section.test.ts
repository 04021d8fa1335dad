import { expect, it } from 'vitest';
import { changelogSection } from '../../../scripts/release/changelog-section.ts';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- Next\n\n## [1.2.0] - 2026-06-01\n\n### Added\n\n- Links\n\n## 1.1.0\n\n';

it('the changelog of a version is the part below its heading', () => {
  expect(changelogSection(CHANGELOG, '1.2.0')).toBe('### Added\n\n- Links');
});

it('a version without a part, or with an empty one, is no release', () => {
  expect(() => changelogSection(CHANGELOG, '1.2')).toThrow('CHANGELOG.md has no part for 1.2. Rename "Unreleased"');
  expect(() => changelogSection(CHANGELOG, '1.1.0')).toThrow('CHANGELOG.md says nothing of 1.1.0.');
});
