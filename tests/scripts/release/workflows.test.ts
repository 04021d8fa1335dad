import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly include?: readonly { readonly os: string }[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: { readonly push?: { readonly tags?: readonly string[]; readonly branches?: readonly string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(import.meta.dirname, '../../../.github/workflows');
const sources = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
const read = (name: string) => parse(sources.get(name) ?? '') as Workflow;

describe.each([...sources.keys()])('%s', (name) => {
  const workflow = read(name);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('grants nothing by default, and each job what it names', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(Object.keys(job.permissions ?? {})).not.toEqual([]);
  });

  it('names every action by its commit, with its version beside it', () => {
    const used = sources.get(name)?.match(/uses: .*/g) ?? [];
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of used) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('keeps no token on the disk', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('runs no script into which GitHub writes what others choose', () => {
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{\s*(github|inputs|secrets|vars)\b/);
  });

  it('ends by itself', () => {
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

describe('a release', () => {
  const { on, jobs } = read('release.yml');
  const { package: packaging, draft } = jobs as { package: Job; draft: Job };
  const runs = (job: Job) => job.steps.map(({ run = '' }) => run).join('\n');
  const position = (job: Job, part: string) =>
    job.steps.findIndex(({ run = '', uses = '' }) => `${run}${uses}`.includes(part));

  it('begins with a tag alone', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
  });

  it('is made on three systems, by jobs that can change nothing', () => {
    expect(packaging.strategy?.matrix.include?.map(({ os }) => os.split('-')[0])).toEqual([
      'ubuntu',
      'windows',
      'macos',
    ]);
    expect(packaging.permissions).toEqual({ contents: 'read' });
  });

  it('is started as packaged and as installed, and meets its specification, before anything is kept', () => {
    const upload = position(packaging, 'upload-artifact');
    for (const part of ['tests/e2e/app.test.ts', '.deb', '.AppImage', '.rpm', 'win-x64.exe', 'mac-arm64.zip']) {
      const at = position(packaging, part);
      expect([part, at > 0 && at < upload]).toEqual([part, true]);
    }
    expect(runs(packaging).match(/tests\/e2e\/packaged\.test\.ts/g)).toHaveLength(5);
  });

  it('hands the secrets of a system to the step that signs on it, and to no other', () => {
    const withSecrets = packaging.steps.filter((step) => JSON.stringify(step).includes('secrets.'));
    expect(withSecrets.map(({ run }) => run)).toEqual(['node scripts/release/package-release.ts "$TAG"']);
    for (const value of Object.values(withSecrets[0]?.env ?? {})) {
      if (/secrets\.|vars\./.test(value)) expect(value).toMatch(/^\$\{\{ runner\.os == '(macOS|Windows)' && /);
    }
    expect(JSON.stringify(draft)).not.toContain('secrets.');
  });

  it('comes with checksums, a bill of materials, provenance and manifests, as a draft', () => {
    expect(draft.needs).toBe('package');
    expect(draft.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    const text = runs(draft);
    expect(text).toContain('npm sbom --package-lock-only --sbom-format cyclonedx');
    expect(text).toContain('sha256sum -- eventory-tray-* latest*.yml > SHA256SUMS');
    expect(text).toContain('scripts/release/write-manifests.ts');
    expect(text).toMatch(/gh release create .*--draft --verify-tag/);
    const attested = position(draft, 'attest-build-provenance');
    expect(draft.steps[attested]?.with).toEqual({ 'subject-checksums': 'release/SHA256SUMS' });
    expect(attested).toBeLessThan(position(draft, 'gh release create'));
  });
});
