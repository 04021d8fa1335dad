import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AppProcess, startNodeProcess } from '../../e2e/support/app/app-process.ts';
import { waitFor } from '../../support/wait-for.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * Starts browser mode on a data folder as its own process. Resolves once it is running or has found one that is.
 * Its page needs no build, because no browser opens it.
 */
export async function startServe(
  folder: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<AppProcess> {
  const app = startNodeProcess([join(root, 'main/cli.ts'), 'serve', '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, VITE_DEV_SERVER_URL: 'http://127.0.0.1:1/', ...env },
  });
  onTestFinished(() => app.stop(() => app.child.kill('SIGTERM')));
  await waitFor(
    'Eventory Tray is running or says why not',
    () => app.output().includes('Eventory Tray is ') || app.child.exitCode !== null,
    60_000,
  );
  return app;
}
