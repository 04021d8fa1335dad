import type { BrowserWindow } from 'electron';

type HideableWindow = Pick<BrowserWindow, 'hide' | 'isFullScreen' | 'setFullScreen' | 'on'>;

/**
 * Hides a window. macOS keeps the empty black space of a fullscreen window that is hidden, so there it leaves fullscreen
 * first, which takes an animation.
 */
export function createWindowHider(
  window: HideableWindow,
  platform: NodeJS.Platform,
): {
  hide(): void;
  /** The window is wanted again before it was hidden. */
  cancel(): void;
} {
  let hideOnLeave = false;
  window.on('leave-full-screen', () => {
    if (!hideOnLeave) return;
    hideOnLeave = false;
    window.hide();
  });
  return {
    hide: () => {
      if (platform !== 'darwin' || !window.isFullScreen()) {
        window.hide();
        return;
      }
      hideOnLeave = true;
      window.setFullScreen(false);
    },
    cancel: () => {
      hideOnLeave = false;
    },
  };
}
