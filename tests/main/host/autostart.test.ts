import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAutostart } from '../../../main/host/autostart.ts';

describe('starting at login on Linux', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-autostart-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const command = { program: '/opt/Eventory Tray/eventory-tray', args: ['--hidden'] };
  const autostart = () => createAutostart({ XDG_CONFIG_HOME: folder });

  it('writes and removes the autostart file', () => {
    const { path, set, isEnabled } = autostart();
    expect(path).toBe(join(folder, 'autostart', 'eventory-tray.desktop'));
    expect(isEnabled()).toBe(false);
    set(true, command);
    expect(isEnabled()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('\nExec="/opt/Eventory Tray/eventory-tray" "--hidden"\n');
    set(false, command);
    set(false, command);
    expect(isEnabled()).toBe(false);
  });

  it('is in ~/.config if the desktop names no other folder', () => {
    expect(createAutostart({ HOME: '/home/ann', XDG_CONFIG_HOME: '' }).path).toBe(
      '/home/ann/.config/autostart/eventory-tray.desktop',
    );
  });

  it('quotes what the specification reserves', () => {
    const { path, set } = autostart();
    set(true, { program: '/a "b" $c `d` \\e 100%', args: [] });
    expect(readFileSync(path, 'utf8')).toContain('\nExec="/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e 100%%"\n');
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('is off if the desktop says %s', (line) => {
    const { path, isEnabled } = autostart();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `[Desktop Entry]\nType=Application\n${line}\n`);
    expect(isEnabled()).toBe(false);
  });
});
