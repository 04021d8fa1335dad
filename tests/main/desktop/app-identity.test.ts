import { describe, expect, it, vi } from 'vitest';
import { APP_ID, setAppIdentity } from '../../../main/desktop/app-identity.ts';

describe('the app’s identity', () => {
  it('is claimed on Windows, by the id the installer uses', () => {
    const app = { setAppUserModelId: vi.fn(), setToastActivatorCLSID: vi.fn() };
    setAppIdentity(app, 'linux');
    expect(app.setAppUserModelId).not.toHaveBeenCalled();
    setAppIdentity(app, 'win32');
    expect(app.setAppUserModelId).toHaveBeenCalledWith(APP_ID);
    expect(app.setToastActivatorCLSID).toHaveBeenCalledWith(expect.stringMatching(/^\{[0-9A-F-]{36}\}$/));
  });
});
