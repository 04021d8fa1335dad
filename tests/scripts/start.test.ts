import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectronRuntime } from '../../scripts/electron-runtime.ts';
import { sandboxProblem } from '../../scripts/electron-sandbox.ts';
import { runProgram } from '../../scripts/run-program.ts';

describe('a program that is run in the foreground', () => {
  const run = (script: string) => runProgram(process.execPath, ['-e', script], { stdio: 'ignore' });

  it('passes its exit status on', async () => {
    expect(await run('process.exit(0)')).toBe(0);
    expect(await run('process.exit(7)')).toBe(7);
  });

  it.skipIf(process.platform === 'win32')('has not succeeded if a signal ended it', async () => {
    expect(await run('process.kill(process.pid, "SIGKILL")')).toBe(137);
    expect(await run('process.abort()')).toBe(134);
  });

  /** Counts interrupts, the second of which would end a program that handles one. */
  const COUNT_INTERRUPTS = `
    let count = 0;
    process.on('SIGINT', () => count++ === 0 && setTimeout(() => process.exit(40 + count), 500));
    setInterval(() => {}, 1_000);
    process.stdout.write('ready');`;
  const RUN_IT = `
    import { runProgram } from ${JSON.stringify(join(import.meta.dirname, '../../scripts/run-program.ts'))};
    process.exitCode = await runProgram(process.execPath, ['-e', ${JSON.stringify(COUNT_INTERRUPTS)}]);`;

  it.runIf(process.platform === 'linux').each([
    ['Ctrl+C in a terminal', 'script', ['--quiet', '--return', '--command', 'exec "$NODE" "$SCRIPT"', '/dev/null']],
    ['an interrupt from elsewhere', process.execPath, ['$SCRIPT']],
  ])('gets %s once', async (_name, command, args) => {
    const folder = mkdtempSync(join(tmpdir(), 'eventory-interrupt-'));
    const SCRIPT = join(folder, 'run.mjs');
    writeFileSync(SCRIPT, RUN_IT);
    const terminal = spawn(
      command,
      args.map((arg) => (arg === '$SCRIPT' ? SCRIPT : arg)),
      { env: { ...process.env, NODE: process.execPath, SCRIPT }, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    try {
      const ended = once(terminal, 'exit');
      await once(terminal.stdout, 'data');
      if (command === 'script') terminal.stdin.write('\x03');
      else terminal.kill('SIGINT');
      expect(await ended).toEqual([41, null]);
    } finally {
      terminal.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the sandbox of Electron on Linux', () => {
  let folder: string;
  let executable: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-sandbox-'));
    executable = join(folder, 'electron');
    writeFileSync(join(folder, 'chrome-sandbox'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const kernel = (settings: Record<string, string>) => (path: string) => {
    const value = settings[path];
    if (value === undefined) throw new Error('ENOENT');
    return `${value}\n`;
  };
  const ubuntu = kernel({ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1' });

  it('cannot be made on Ubuntu 24.04 and later, which says what to do', () => {
    expect(sandboxProblem(executable, 'linux', ubuntu)).toContain(
      `sudo chmod 4755 "${join(folder, 'chrome-sandbox')}"`,
    );
  });

  it.each([[{ '/proc/sys/kernel/unprivileged_userns_clone': '0' }], [{ '/proc/sys/user/max_user_namespaces': '0' }]])(
    'cannot be made with %o',
    (settings) => {
      expect(sandboxProblem(executable, 'linux', kernel(settings as Record<string, string>))).not.toBeNull();
    },
  );

  it('can be made if user namespaces are allowed', () => {
    const allowed = kernel({
      '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0',
      '/proc/sys/user/max_user_namespaces': '15000',
    });
    expect(sandboxProblem(executable, 'linux', allowed)).toBeNull();
    expect(sandboxProblem(executable, 'linux', kernel({}))).toBeNull();
  });

  it.skipIf(process.getuid?.() !== 0)('can be made by a helper of root with the set-user-ID bit', () => {
    chmodSync(join(folder, 'chrome-sandbox'), 0o4755);
    expect(sandboxProblem(executable, 'linux', ubuntu)).toBeNull();
  });

  it('is no question elsewhere', () => {
    expect(sandboxProblem(executable, 'darwin', ubuntu)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('that cannot be made is why `npm start` runs in the browser', async () => {
    writeFileSync(executable, '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    vi.stubEnv('DISPLAY', ':0');
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    try {
      expect(await findElectronRuntime(() => null)).toEqual({ executable });
      expect(await findElectronRuntime((asked) => (asked === executable ? 'no sandbox' : null))).toEqual({
        missing: 'no sandbox',
      });
    } finally {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    }
  });
});
