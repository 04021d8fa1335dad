import type { PagePermission } from '../../core/bridge/requests/alerts.ts';
import type { AlertRoute } from '../../core/bridge/state/app.ts';

/** Which way alerts reach the user: in two words, and in full with the next step. */
export function formatAlertRoute(
  { by, tried }: AlertRoute,
  permission: PagePermission,
): { readonly label: string; readonly text: string } {
  switch (by) {
    case 'system':
      return {
        label: 'Desktop alerts',
        text: tried
          ? 'Alerts appear as notifications of this computer, also while this page is closed.'
          : 'Alerts appear as notifications of this computer. None was sent yet: a test alert shows whether they arrive.',
      };
    case 'page':
      return {
        label: 'Browser alerts',
        text: 'This computer shows no notifications of the app, so this page raises them. Keep it open.',
      };
    case 'none':
      return { label: 'Alerts in feed only', text: NO_WAY[permission] };
  }
}

const NO_WAY: Readonly<Record<PagePermission, string>> = {
  granted: 'This computer shows no notifications of the app. This page is about to take over.',
  default: 'This computer shows no notifications of the app. Allow this page to raise them, and keep it open.',
  denied:
    'This computer shows no notifications of the app, and the browser blocks those of this page. Allow notifications for this address in the browser’s site settings.',
  unsupported:
    'This computer shows no notifications of the app, and this browser has none. Keep the feed in sight, or forward alerts under Settings.',
};
