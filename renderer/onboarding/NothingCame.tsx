import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ToastOutcome } from '../../core/bridge/state/health.ts';
import { formatAlertRoute } from '../alerts/format-alert-route.ts';
import { onPagePermission, pagePermission, requestPagePermission } from '../alerts/page-permission.ts';
import { useApp, useHealth, useView } from '../state/stores.tsx';
import styles from './onboarding.module.css';

const ON_SYSTEM: Readonly<Record<string, string>> = {
  darwin: 'Open System Settings, Notifications, Eventory Tray: allow notifications. Then turn off Focus.',
  win32: 'Open Settings, System, Notifications: turn on Eventory Tray. Then turn off Do not disturb.',
  linux: 'Turn off Do not disturb in the desktop’s notification settings, and check that a notification service runs.',
};

/** What helps if a test alert was not seen: what is known of it, then where to allow it in the system. */
export function NothingCame({ outcome }: { outcome: ToastOutcome | null }) {
  const show = useView((slice) => slice.show);
  const platform = useApp((app) => app.state?.platform ?? '');
  const route = useApp((app) => (app.state?.mode === 'browser' ? app.state.alert_route : null));
  const suppression = useHealth((slice) => slice.health?.suppression ?? null);
  const reload = useHealth((slice) => slice.reload);
  const [permission, setPermission] = useState(pagePermission);
  useEffect(() => onPagePermission(() => setPermission(pagePermission())), []);
  useEffect(() => void reload(), [reload]);

  const failed = outcome?.outcome === 'failed';
  return (
    <div className={styles.fix}>
      {failed && <p>The notification could not be shown: {outcome.detail}</p>}
      {suppression !== null && <p>{suppression}</p>}
      <p>{route === null || route.by === 'system' ? ON_SYSTEM[platform] : formatAlertRoute(route, permission).text}</p>
      <div className={styles.buttons}>
        {route?.by === 'none' && permission === 'default' && (
          <Button onClick={() => void requestPagePermission()}>Allow notifications</Button>
        )}
        <Button onClick={() => show('settings')}>Send alerts to a phone instead</Button>
      </div>
    </div>
  );
}
