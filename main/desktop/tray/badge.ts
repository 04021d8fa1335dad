import type { App, NativeImage } from 'electron';
import { formatUnseenCount } from './tray-text.ts';

/**
 * Shows the number of unseen alerts on platforms that support it: the Dock, a Linux launcher, an overlay icon on
 * the Windows taskbar button.
 */
export function showBadge(
  unseen: number,
  {
    app,
    platform,
    overlayIcon,
    setOverlayIcon,
  }: {
    app: Pick<App, 'setBadgeCount'>;
    platform: NodeJS.Platform;
    overlayIcon: () => NativeImage;
    setOverlayIcon: (image: NativeImage | null, description: string) => void;
  },
): void {
  if (platform !== 'win32') app.setBadgeCount(unseen);
  else if (unseen === 0) setOverlayIcon(null, '');
  else setOverlayIcon(overlayIcon(), formatUnseenCount(unseen));
}
