import { describe, expect, it, vi } from 'vitest';
import {
  areShortcutsConfirmed,
  createGlobalShortcuts,
} from '../../../../main/desktop/integrations/global-shortcuts.ts';

describe('global shortcuts', () => {
  it('replace the earlier ones, and say which could not be had', () => {
    const taken = new Set(['Alt+F4']);
    const pressed = new Map<string, () => void>();
    const globalShortcut = {
      register: vi.fn((accelerator: string, callback: () => void) => {
        if (accelerator === 'Nonsense') throw new TypeError('conversion failure');
        if (taken.has(accelerator)) return false;
        pressed.set(accelerator, callback);
        return true;
      }),
      unregister: vi.fn((accelerator: string) => void pressed.delete(accelerator)),
    };
    const open_window = vi.fn();
    const keys = createGlobalShortcuts(globalShortcut, { open_window, open_newest: () => {} });
    expect(keys.apply({ open_window: 'Ctrl+Alt+E', open_newest: null })).toEqual([]);
    pressed.get('Ctrl+Alt+E')?.();
    expect(open_window).toHaveBeenCalledOnce();
    expect(keys.apply({ open_window: 'Alt+F4', open_newest: 'Nonsense' })).toEqual(['Alt+F4', 'Nonsense']);
    expect([...pressed]).toEqual([]);
    keys.apply({ open_window: null, open_newest: 'Ctrl+Alt+N' });
    keys.dispose();
    expect([...pressed]).toEqual([]);
  });
});

it.each([
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, false],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
  ['linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, true],
  ['win32', {}, true],
  ['darwin', {}, true],
] as const)('on %s with %o a refusal is reported: %s', (platform, environment, confirmed) => {
  expect(areShortcutsConfirmed(platform, environment)).toBe(confirmed);
});
