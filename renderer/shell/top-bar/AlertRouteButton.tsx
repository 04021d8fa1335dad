import { Button, Popover } from '@mantine/core';
import { IconBellOff, IconBrowserCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AlertRoute } from '../../../core/bridge/state/app.ts';
import { formatAlertRoute } from '../../alerts/format-alert-route.ts';
import { onPagePermission, pagePermission, requestPagePermission } from '../../alerts/page-permission.ts';
import { useApp } from '../../state/stores.tsx';
import styles from './alert-route.module.css';

const ICONS: Readonly<Record<AlertRoute['by'], typeof IconBellOff>> = {
  system: IconDeviceDesktop,
  page: IconBrowserCheck,
  none: IconBellOff,
};
/** That the page has asked; it does so once by itself. */
const ASKED_KEY = 'eventory-alerts-asked';

/** In browser mode: which way alerts reach the user, and how to get a better one. */
export function AlertRouteButton() {
  const route = useApp((app) => (app.state?.mode === 'browser' ? app.state.alert_route : null));
  return route === null ? null : <RouteButton route={route} />;
}

function RouteButton({ route }: { route: AlertRoute }) {
  const [permission, setPermission] = useState(pagePermission);
  const [opened, setOpened] = useState(false);
  useEffect(() => onPagePermission(() => setPermission(pagePermission())), []);
  const canAsk = route.by === 'none' && permission === 'default';

  useEffect(() => {
    if (!canAsk || window.localStorage.getItem(ASKED_KEY) !== null) return;
    window.localStorage.setItem(ASKED_KEY, 'yes');
    setOpened(true);
  }, [canAsk]);

  const { label, text } = formatAlertRoute(route, permission);
  const Icon = ICONS[route.by];
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" withinPortal returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.button}
          data-by={route.by}
          aria-label={`How alerts reach you: ${label}`}
          title={text}
          onClick={() => setOpened(!opened)}
        >
          <Icon size={15} aria-hidden />
          <span className={styles.label}>{label}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="How alerts reach you">
        <p className={styles.text}>{text}</p>
        {canAsk && (
          <Button
            variant="filled"
            onClick={() => {
              void requestPagePermission().then(() => setOpened(false));
            }}
          >
            Allow notifications
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
