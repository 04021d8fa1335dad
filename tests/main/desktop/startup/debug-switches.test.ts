import { describe, expect, it } from 'vitest';
import { takeDebugSwitch } from '../../../../main/desktop/startup/debug-switches.ts';

function app(isPackaged: boolean, switches: readonly string[] = []) {
  const left = new Set(switches);
  return {
    left,
    isPackaged,
    commandLine: {
      hasSwitch: (name: string) => left.has(name),
      removeSwitch: (name: string) => void left.delete(name),
    },
  };
}

describe('the packaged app', () => {
  it.each([
    '--remote-debugging-port=9222',
    '-remote-debugging-port=0',
    '/Remote-Debugging-Port',
    '--inspect',
    '--inspect=0.0.0.0:1',
    '--inspect-brk',
    '--remote-debugging-pipe',
  ])('does not start with %s', (argument) => {
    expect(takeDebugSwitch(app(true), ['eventory-tray', argument])).toMatch(/^(?:inspect|remote-debugging)/);
  });

  it('takes such a switch out of Chromium’s command line, so that nothing listens before it has ended', () => {
    const packaged = app(true, ['remote-debugging-port', 'remote-allow-origins', 'ozone-platform']);
    expect(takeDebugSwitch(packaged, [])).toBe('remote-debugging-port');
    expect([...packaged.left]).toEqual(['ozone-platform']);
  });

  it.each(['--ozone-platform=wayland', '--no-sandbox', '--inspector', 'https://tickets.example/--inspect', '--hidden'])(
    'starts with %s',
    (argument) => {
      expect(takeDebugSwitch(app(true), [argument])).toBeNull();
    },
  );
});

describe('the app while it is developed', () => {
  it('starts with any of them', () => {
    expect(takeDebugSwitch(app(false, ['inspect']), ['--inspect'])).toBeNull();
  });
});
