import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Suspense, useEffect } from 'react';
import { raisePageAlerts } from '../alerts/raise-page-alerts.ts';
import { lazyPart } from '../lib/lazy-part.tsx';
import { StoresProvider, useApp, type WindowStores } from '../state/stores.tsx';
import { theme } from '../theme/theme.ts';
import { ErrorBoundary } from '../ui/status/ErrorBoundary.tsx';
import { Shell } from './Shell.tsx';
import { subscribeToHost } from './subscribe-to-host.ts';
import { useColorSchemeSetting } from './use-color-scheme-setting.ts';

/** Notices wait in their store until this is there. */
const Notices = lazyPart(() => import('./banners/Notices.tsx'));

/** The window: theme, stores, and whatever may fail inside a boundary that says so. */
export function App({ stores }: { stores: WindowStores }) {
  useEffect(() => subscribeToHost(stores), [stores]);
  useEffect(() => raisePageAlerts(stores.bridge), [stores]);
  return (
    <StoresProvider stores={stores}>
      <ThemeProvider>
        <ErrorBoundary>
          <Shell />
        </ErrorBoundary>
      </ThemeProvider>
    </StoresProvider>
  );
}

function ThemeProvider({ children }: { children: React.ReactNode }) {
  const scheme = useColorSchemeSetting(useApp((app) => app.state?.settings.theme ?? null));
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <DatesProvider settings={{ firstDayOfWeek: 1 }}>
        <Suspense>
          <Notices />
        </Suspense>
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}
