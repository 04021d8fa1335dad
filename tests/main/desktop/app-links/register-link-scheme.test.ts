import { describe, expect, it } from 'vitest';
import { registerLinkScheme } from '../../../../main/desktop/app-links/register-link-scheme.ts';

/** What is asked of the system. */
function register(platform: NodeJS.Platform, { isPackaged = true, isPortable = false } = {}): unknown[][] {
  const calls: unknown[][] = [];
  const app = {
    isPackaged,
    setAsDefaultProtocolClient: (...args: unknown[]) => {
      calls.push(args);
      return true;
    },
  };
  registerLinkScheme(app, { platform, program: 'C:\\app.exe', isPortable });
  return calls;
}

describe('the scheme of the app’s links', () => {
  it('is registered on Windows so that a link cannot become a switch', () => {
    expect(register('win32')).toEqual([['eventory-tray', 'C:\\app.exe', ['--']]]);
  });
  it('is registered on macOS', () => {
    expect(register('darwin')).toEqual([['eventory-tray']]);
  });
  it('is left to the package’s desktop file on Linux', () => {
    expect(register('linux')).toEqual([]);
  });
  it('is left alone by a build that is not installed', () => {
    expect([register('win32', { isPackaged: false }), register('win32', { isPortable: true })]).toEqual([[], []]);
  });
});
