import { lazy, Suspense } from 'react';
import { FeedView } from '../feed/FeedView.tsx';
import { Onboarding } from '../onboarding/Onboarding.tsx';
import { useApp, useView } from '../state/stores.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { StatusMessage } from '../ui/StatusMessage.tsx';
import { DiscardChangesDialog } from './dialogs/DiscardChangesDialog.tsx';
import { OpenLinkDialog } from './dialogs/OpenLinkDialog.tsx';
import { NavigationRail } from './NavigationRail.tsx';
import { StartupScreen } from './StartupScreen.tsx';
import { StatusBanners } from './StatusBanners.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar/TopBar.tsx';

const WatchlistView = lazy(() => import('../watchlist/WatchlistView.tsx'));
const SettingsView = lazy(() => import('../settings/SettingsView.tsx'));
const HealthView = lazy(() => import('../health/HealthView.tsx'));

const VIEWS = { watchlist: WatchlistView, settings: SettingsView, diagnostics: HealthView } as const;

/** Top bar, rail, what the user should know, and the view. */
export function Shell() {
  const loaded = useApp((app) => app.state !== null);
  const keyless = useApp((app) => app.state?.profile === 'live' && !app.state.key.set);
  const view = useView((slice) => slice.view);
  if (!loaded) return <StartupScreen />;
  const LazyView = view === 'feed' ? null : VIEWS[view];
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusContent}>
        Skip to content
      </button>
      <TopBar />
      <NavigationRail />
      <div className={styles.body}>
        <StatusBanners />
        <main id="content" tabIndex={-1} className={styles.main}>
          <ErrorBoundary key={view}>
            {LazyView === null ? (
              keyless ? (
                <Onboarding />
              ) : (
                <FeedView />
              )
            ) : (
              <Suspense fallback={<StatusMessage busy title="Opening" />}>
                <LazyView />
              </Suspense>
            )}
          </ErrorBoundary>
        </main>
      </div>
      <OpenLinkDialog />
      <DiscardChangesDialog />
    </div>
  );
}

/** By hand rather than by a link: the address holds the view. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
