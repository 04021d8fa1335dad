import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../support/wait-for.ts';

/** Programs a session needs, by the Debian package that has them. */
const PROGRAMS = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus-daemon',
  openbox: 'openbox',
  dunst: 'dunst',
  dunstctl: 'dunst',
  'notify-send': 'libnotify-bin',
  xdotool: 'xdotool',
  import: 'imagemagick',
  convert: 'imagemagick',
} as const;

/** The Debian packages that are missing here; empty where the session can run. */
export function missingPackages(): readonly string[] {
  if (process.platform !== 'linux') return ['a Linux system'];
  const missing = Object.entries(PROGRAMS).filter(([program]) => !isInstalled(program));
  return [...new Set(missing.map(([, name]) => name))];
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A desktop without a screen: X server, window manager, session bus and a real notification server. */
export interface DesktopSession {
  readonly folder: string;
  /** Runs a program in the session and gives what it prints. */
  run(program: string, ...args: string[]): string;
  /** The windows the notification server shows now. */
  toastWindows(): readonly string[];
  /** Clicks into the middle of a window, or just above its lower edge. Buttons: 1 left, 3 right. */
  click(window: string, button: 1 | 3, where?: 'middle' | 'bottom'): void;
  /** Saves a picture of a window on a plain ground. */
  saveScreenshot(window: string, path: string): void;
  dispose(): Promise<void>;
}

const dunstConfig = (folder: string) => `[global]
width = 420
height = 300
origin = top-right
offset = 24x24
notification_limit = 20
frame_width = 1
frame_color = "#3b4048"
gap_size = 8
padding = 14
horizontal_padding = 16
text_icon_padding = 14
font = DejaVu Sans 10
line_height = 3
markup = full
format = "<b>%s</b>\\n%b"
show_age_threshold = -1
stack_duplicates = false
show_indicators = no
icon_position = left
min_icon_size = 48
max_icon_size = 48
dmenu = ${join(folder, 'choose-snooze')}
mouse_left_click = do_action, close_current
mouse_right_click = context

[urgency_normal]
background = "#1c1f24"
foreground = "#e8eaed"
timeout = 0
`;

/**
 * Starts a session; its display and bus become this process's own until it stops.
 *
 * @param options `dunst: false` leaves the notifications to a server of the test's.
 */
export async function startDesktopSession({ dunst = true } = {}): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-session-'));
  const before = { DISPLAY: process.env.DISPLAY, DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS };
  const children: ChildProcess[] = [];
  const start = (program: string, args: readonly string[]) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child;
  };

  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', timeout: 10_000 });
  const hasOutput = (program: string, ...args: string[]): boolean => {
    try {
      return run(program, ...args) !== '';
    } catch {
      return false;
    }
  };
  async function startPrograms(): Promise<void> {
    const display = await firstLine(start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x720x24']));
    process.env.DISPLAY = `:${display}`;
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
    process.env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus);
    start('openbox', []);
    if (!dunst) return;

    // What the menu of a toast's buttons would be: takes the line that names Snooze.
    writeFileSync(join(folder, 'choose-snooze'), '#!/bin/sh\ngrep -m1 Snooze\n');
    chmodSync(join(folder, 'choose-snooze'), 0o755);
    writeFileSync(join(folder, 'dunstrc'), dunstConfig(folder));
    start('dunst', ['-config', join(folder, 'dunstrc')]);
    await waitFor('dunst answers', () => hasOutput('dunstctl', 'count', 'displayed'));
  }

  async function stop(): Promise<void> {
    for (const child of children.reverse()) await stopProcess(child);
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await startPrograms();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    folder,
    run,
    toastWindows() {
      try {
        return run('xdotool', 'search', '--onlyvisible', '--class', 'Dunst').trim().split('\n').filter(Boolean);
      } catch {
        return [];
      }
    },
    click(window, button, where = 'middle') {
      const geometry = run('xdotool', 'getwindowgeometry', '--shell', window);
      const [width, height] = ['WIDTH', 'HEIGHT'].map((name) =>
        Number(new RegExp(`${name}=(\\d+)`).exec(geometry)?.[1]),
      );
      const at = [(width ?? 0) / 2, where === 'middle' ? (height ?? 0) / 2 : (height ?? 0) - 30];
      run('xdotool', 'mousemove', '--window', window, ...at.map(String), 'click', String(button));
    },
    saveScreenshot(window, path) {
      const shot = join(folder, 'shot.png');
      run('import', '-window', window, shot);
      run('convert', shot, '-bordercolor', '#c9d3de', '-border', '24', '-strip', path);
    },
    dispose: stop,
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`${child.spawnfile} ended with status ${status}`)));
  });
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
