import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { buildApp } from './support/app/build-app.ts';

const root = join(import.meta.dirname, '../..');
const given = process.env.EVENTORY_PACKAGED_APP;

/**
 * The packaged app, as users start it. Its fuses let no test tool look inside, so this looks from outside: its files, its
 * second instance, its end. `EVENTORY_PACKAGED_APP` names the executable; else a script stands for it that runs the built
 * app under fake-electron, so that this test itself is known to work.
 */
describe.skipIf(given === undefined && process.platform === 'win32')('the packaged app', () => {
  let scratch: string;
  let folder: string;
  let executable: string;
  let app: ChildProcess;
  let output = '';

  const start = (...args: string[]): ChildProcess => {
    const child = spawn(executable, args, {
      env: { ...process.env, EVENTORY_DATA: folder, XDG_CONFIG_HOME: join(scratch, 'config') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)));
    return child;
  };

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'eventory-packaged-'));
    folder = join(scratch, 'data');
    executable = given === undefined ? writeStandIn(scratch) : resolve(given);
    app = start();
  }, 120_000);
  afterAll(async () => {
    app.kill('SIGKILL');
    if (app.exitCode === null && app.signalCode === null) await once(app, 'exit');
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  });

  it('starts, opens its history and stays', async () => {
    await waitFor('the history is there', () => globSync('*.sqlite', { cwd: folder }).length > 0, 60_000).catch(
      (error: Error) => {
        throw new Error(`${error.message}\n${output}`);
      },
    );
    expect([app.exitCode, app.signalCode, output]).toEqual([null, null, output]);
  }, 90_000);

  it('takes a link from a second instance, which ends', async () => {
    const second = start('eventory-tray://watch?event_id=packaged');
    const [status] = await once(second, 'exit');
    expect([status, app.exitCode, app.signalCode]).toEqual([0, null, null]);
  }, 90_000);

  it('does not open itself to a debugger', async () => {
    const attacked = start('--inspect');
    const [status] = await once(attacked, 'exit');
    expect(status).not.toBe(0);
  }, 90_000);

  it('logs no error', () => {
    const log = join(folder, 'logs/desktop.log');
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
    expect(lines.filter((line) => line.includes('[error]'))).toEqual([]);
  });
});

/** An executable that runs the built app under fake-electron as if it were packaged. */
function writeStandIn(scratch: string): string {
  buildApp();
  const file = join(scratch, 'eventory-tray');
  const register = join(root, 'tests/e2e/fake-electron/register.ts');
  const command = [process.execPath, '--import', register, join(root, 'dist/main/index.js')];
  const quoted = command.map((part) => `'${part}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\nFAKE_ELECTRON_PACKAGED=1 exec ${quoted} "$@"\n`, { mode: 0o755 });
  return file;
}
