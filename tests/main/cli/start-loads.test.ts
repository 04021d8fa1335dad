import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Prints the files that are loaded with the command line. */
const LIST_LOADED = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });
  await import('./main/cli/run-command-line.ts');
`;

it('what makes certificates and what raises toasts on other systems is not loaded at the start', () => {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', LIST_LOADED], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toContain('run-command-line.ts');
  expect(stdout).not.toMatch(/node_modules\/(?:selfsigned|node-notifier|@peculiar)\//);
});
