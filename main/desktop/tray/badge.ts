import type { App, NativeImage } from 'electron';
import { formatUnseenCount } from './tray-text.ts';

/**
 * Shows the number of unseen alerts where the platform has a place for it: the Dock, a Linux launcher, a mark on the
 * Windows taskbar button.
 */
export function showBadge(
  unseen: number,
  {
    app,
    platform,
    mark,
    overlay,
  }: {
    app: Pick<App, 'setBadgeCount'>;
    platform: NodeJS.Platform;
    mark: () => NativeImage;
    overlay: (image: NativeImage | null, description: string) => void;
  },
): void {
  if (platform !== 'win32') app.setBadgeCount(unseen);
  else if (unseen === 0) overlay(null, '');
  else overlay(mark(), formatUnseenCount(unseen));
}
