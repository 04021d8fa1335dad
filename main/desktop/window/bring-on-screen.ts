import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { relocate } from './window-bounds.ts';

type Displays = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
type MovableWindow = Pick<
  BrowserWindow,
  'getBounds' | 'getNormalBounds' | 'isFullScreen' | 'isMaximized' | 'maximize' | 'setBounds' | 'unmaximize'
>;

/** The work areas of the displays, the primary one first. */
export function workAreas(screen: Displays): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter((one) => one.id !== primary.id)].map(({ workArea }) => workArea);
}

/**
 * Moves a window whose display was unplugged to the primary one. The system moves the windows that can be seen, but not
 * those that are hidden in the tray.
 */
export function bringOnScreen(window: MovableWindow, screen: Displays): void {
  if (window.isFullScreen()) return;
  const target = relocate(window.getBounds(), window.getNormalBounds(), workAreas(screen));
  if (target === null) return;
  const wasMaximized = window.isMaximized();
  if (wasMaximized) window.unmaximize();
  window.setBounds(target);
  if (wasMaximized) window.maximize();
}
