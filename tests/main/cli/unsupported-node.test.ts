import { minVersion } from 'semver';
import { describe, expect, it } from 'vitest';
import { unsupportedNode } from '../../../main/cli/unsupported-node.ts';
import packageJson from '../../../package.json' with { type: 'json' };

describe('the command line', () => {
  it.each(['v0.12.18', 'v18.20.8', 'v20.19.5', 'v22.21.9'])('says what it needs on Node %s', (version) =>
    expect(unsupportedNode(version)).toBe(`Eventory Tray needs Node 22.22 or later; this is ${version}.`),
  );

  it.each(['v22.22.2', 'v24.15.0', 'v26.0.0', 'v101.0.0', process.version])('runs on Node %s', (version) =>
    expect(unsupportedNode(version)).toBeNull(),
  );

  it('names the oldest Node of package.json', () => {
    const oldest = minVersion(packageJson.engines.node);
    expect(unsupportedNode('v1.0.0')).toContain(`Node ${oldest?.major}.${oldest?.minor} `);
  });
});
