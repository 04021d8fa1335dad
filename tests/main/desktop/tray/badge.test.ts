import { describe, expect, it, vi } from 'vitest';
import { showBadge } from '../../../../main/desktop/tray/badge.ts';

describe('the badge', () => {
  it('is a count on the Dock and launchers, an overlay icon on the Windows taskbar', () => {
    const app = { setBadgeCount: vi.fn(() => true) };
    const setOverlayIcon = vi.fn();
    const overlayIcon = () => 'icon' as never;
    showBadge(3, { app, platform: 'darwin', overlayIcon, setOverlayIcon });
    expect(app.setBadgeCount).toHaveBeenLastCalledWith(3);
    showBadge(3, { app, platform: 'win32', overlayIcon, setOverlayIcon });
    expect(setOverlayIcon).toHaveBeenLastCalledWith('icon', '3 new alerts');
    showBadge(0, { app, platform: 'win32', overlayIcon, setOverlayIcon });
    expect(setOverlayIcon).toHaveBeenLastCalledWith(null, '');
  });
});
