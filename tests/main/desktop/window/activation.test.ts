import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStartAgain, withActivationToken } from '../../../../main/desktop/window/activation.ts';
import type { MainWindow } from '../../../../main/desktop/window/main-window.ts';
import { recordingLog } from '../support.ts';

describe('showing the window after a click on a toast', () => {
  it('starts the app once more with the token, after the window is shown, and once for each token', () => {
    const calls: unknown[] = [];
    let token: string | null = 'token-1';
    const window = withActivationToken({ show: () => calls.push('shown') } as unknown as MainWindow, {
      takeToken: () => {
        const taken = token;
        token = null;
        return taken;
      },
      startAgain: (taken) => calls.push(taken),
    });
    window.show();
    window.show();
    expect(calls).toEqual(['shown', 'token-1', 'shown']);
  });
});

describe.skipIf(process.platform === 'win32')('starting the app once more', () => {
  let folder: string;
  let program: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-activation-'));
    program = join(folder, 'app');
    writeFileSync(
      program,
      `#!/bin/sh\necho "$XDG_ACTIVATION_TOKEN|$DESKTOP_STARTUP_ID|$#" >"${folder}/new" && mv "${folder}/new" "${folder}/started"\n`,
    );
    chmodSync(program, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const started = () => (existsSync(join(folder, 'started')) ? readFileSync(join(folder, 'started'), 'utf8') : null);

  it('hands the token over on Wayland, and nothing else that the app was started with', async () => {
    const environment = { WAYLAND_DISPLAY: 'wayland-0', APPIMAGE: program };
    createStartAgain({ isPackaged: true, log: recordingLog(), environment })('token-1');
    await vi.waitFor(() => expect(started()).toBe('token-1|token-1|0\n'), { timeout: 10_000 });
  });

  it('hands over which script it is while developing', async () => {
    const environment = { WAYLAND_DISPLAY: 'wayland-0', APPIMAGE: program };
    createStartAgain({ isPackaged: false, log: recordingLog(), environment })('token-1');
    const count = process.execArgv.length + process.argv.length - 1;
    await vi.waitFor(() => expect(started()).toBe(`token-1|token-1|${count}\n`), { timeout: 10_000 });
  });

  it('does nothing on X11, where showing a window takes the focus', () => {
    const launch = vi.fn(async () => {});
    const startAgain = (environment: NodeJS.ProcessEnv) =>
      createStartAgain({ isPackaged: true, log: recordingLog(), environment, launch })('token-1');
    startAgain({ APPIMAGE: program, DISPLAY: ':0' });
    expect(launch).not.toHaveBeenCalled();
    startAgain({ APPIMAGE: program, DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' });
    expect(launch).toHaveBeenCalledOnce();
  });

  it('that fails is only logged: the window is up, without the focus', async () => {
    const log = recordingLog();
    const environment = { WAYLAND_DISPLAY: 'wayland-0', APPIMAGE: join(folder, 'gone') };
    createStartAgain({ isPackaged: true, log, environment })('token-1');
    await vi.waitFor(() => expect(log.lines.join()).toContain('without the focus'), { timeout: 10_000 });
  });
});
