import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { type Stores, StoresProvider, useApp } from '../state/stores.tsx';
import { theme } from '../theme/theme.ts';
import { Boundary } from './Boundary.tsx';
import { followHost } from './follow-host.ts';
import toast from './notify.module.css';
import { Shell } from './Shell.tsx';
import { useScheme } from './use-scheme.ts';

/** The window: theme, stores, and whatever may fail inside a boundary that says so. */
export function App({ stores }: { stores: Stores }) {
  useEffect(() => followHost(stores), [stores]);
  return (
    <StoresProvider stores={stores}>
      <Themed>
        <Boundary>
          <Shell />
        </Boundary>
      </Themed>
    </StoresProvider>
  );
}

function Themed({ children }: { children: React.ReactNode }) {
  const scheme = useScheme(useApp((app) => app.state?.settings.theme ?? null));
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <DatesProvider settings={{ firstDayOfWeek: 1 }}>
        <Notifications
          position="bottom-left"
          limit={4}
          containerWidth={360}
          classNames={{ notification: toast.toast ?? '' }}
        />
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}
