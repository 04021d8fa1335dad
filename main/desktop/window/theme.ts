import type { NativeTheme } from 'electron';
import type { Settings } from '../../../core/settings/settings.ts';

/** As `--bg` in `renderer/theme/tokens.css`: what the window shows until its page is drawn. */
const BACKGROUND = { light: '#ffffff', dark: '#111318' } as const;

/** The window's theme: the setting for Electron's own menus and dialogs, and the color behind the page. */
export interface WindowTheme {
  /** The color behind the page now, as `#rrggbb`. */
  background(): string;
  /** Called with the new color when the setting or the system changes it. */
  onChange(listener: (background: string) => void): void;
  /** Follows the setting. */
  apply(theme: Settings['theme']): void;
}

export function createWindowTheme(
  nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'on'>,
): WindowTheme {
  const background = () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);
  return {
    background,
    onChange: (listener) => void nativeTheme.on('updated', () => listener(background())),
    apply: (theme) => {
      nativeTheme.themeSource = theme;
    },
  };
}
