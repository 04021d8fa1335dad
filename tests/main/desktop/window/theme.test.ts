import type { NativeTheme } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createWindowTheme } from '../../../../main/desktop/window/theme.ts';
import { emitter } from '../support.ts';

/** The system's theme, and what Electron makes of it and the app's own choice. */
function fakeNativeTheme(systemIsDark: boolean) {
  const events = emitter();
  let source: NativeTheme['themeSource'] = 'system';
  return {
    on: events.on.bind(events) as unknown as NativeTheme['on'],
    get themeSource() {
      return source;
    },
    set themeSource(next) {
      source = next;
      events.emit('updated');
    },
    get shouldUseDarkColors() {
      return source === 'system' ? systemIsDark : source === 'dark';
    },
  };
}

describe('the theme of the window', () => {
  it('is the setting’s for Electron’s own menus and dialogs too', () => {
    const nativeTheme = fakeNativeTheme(false);
    const theme = createWindowTheme(nativeTheme);
    theme.apply('dark');
    expect(nativeTheme.themeSource).toBe('dark');
    theme.apply('system');
    expect(nativeTheme.themeSource).toBe('system');
  });

  it('gives the color behind the page, and reports each change of it', () => {
    const theme = createWindowTheme(fakeNativeTheme(true));
    const changed = vi.fn();
    theme.onChange(changed);
    const dark = theme.background();
    theme.apply('light');
    expect(changed).toHaveBeenLastCalledWith(theme.background());
    expect(theme.background()).not.toBe(dark);
  });
});
