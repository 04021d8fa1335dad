import { describe, expect, it } from 'vitest';
import { updateMethod } from '../../../../main/desktop/updates/update-method.ts';

describe('how a copy of the app gets a newer version', () => {
  it.each([
    ['installed on Windows', 'win32', {}, 'install'],
    ['portable on Windows', 'win32', { PORTABLE_EXECUTABLE_FILE: 'C:\\x.exe' }, 'announce'],
    ['on macOS', 'darwin', {}, 'install'],
    ['an AppImage', 'linux', { APPIMAGE: import.meta.filename }, 'install'],
    ['an AppImage in a folder that is not there', 'linux', { APPIMAGE: '/absent/x.AppImage' }, 'announce'],
    ['from a deb or rpm', 'linux', {}, 'announce'],
    ['a Flatpak', 'linux', { FLATPAK_ID: 'x', APPIMAGE: import.meta.filename }, 'announce'],
    ['a Snap', 'linux', { SNAP: '/snap/x', APPIMAGE: import.meta.filename }, 'announce'],
  ] as const)('%s', (_what, platform, environment, method) => {
    expect(updateMethod({ isPackaged: true, platform, environment })).toBe(method);
  });

  it('not at all while developing', () => {
    expect(updateMethod({ isPackaged: false, platform: 'win32', environment: {} })).toBeNull();
  });
});
