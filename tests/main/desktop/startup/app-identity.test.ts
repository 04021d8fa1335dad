import { describe, expect, it, vi } from 'vitest';
import { APP_ID, setAppIdentity } from '../../../../main/desktop/startup/app-identity.ts';

function started(isPackaged: boolean, platform: NodeJS.Platform) {
  let name = 'Eventory Tray';
  let folder: string | null = null;
  const app = {
    isPackaged,
    // Electron's default is named after the app.
    getPath: () => folder ?? `C:\\Roaming\\${name}`,
    setPath: (_name: string, path: string) => {
      folder = path;
    },
    setName: (next: string) => {
      name = next;
    },
    setAppUserModelId: vi.fn<(id: string) => void>(),
    setToastActivatorCLSID: vi.fn<(id: string) => void>(),
  };
  setAppIdentity(app, platform);
  const ids = [app.setAppUserModelId.mock.calls[0]?.[0], app.setToastActivatorCLSID.mock.calls[0]?.[0]];
  return { ids, name, folder: app.getPath() };
}

describe('the app’s identity', () => {
  it('is claimed on Windows, by the id the installer uses', () => {
    expect(started(true, 'linux').ids).toEqual([undefined, undefined]);
    expect(started(true, 'win32')).toMatchObject({
      ids: [APP_ID, '{6C0B8E1D-3A6F-4C1B-9B57-5E2A4F7D90C3}'],
      name: 'Eventory Tray',
    });
  });

  it('is another one while developing, so that the installed app keeps its toasts; the folder is the same', () => {
    const installed = started(true, 'win32');
    const development = started(false, 'win32');
    expect(development.ids[0]).not.toBe(installed.ids[0]);
    expect(development.ids[1]).toMatch(/^\{[0-9A-F-]{36}\}$/);
    expect(development.ids[1]).not.toBe(installed.ids[1]);
    expect(development.name).not.toBe(installed.name);
    expect(development.folder).toBe(installed.folder);
  });
});
