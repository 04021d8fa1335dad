import { Suspense } from 'react';
import { ExportStatus } from '../exports/ExportStatus.tsx';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { useApp, useView } from '../state/stores.tsx';
import { focusContent } from '../ui/focus-content.ts';
import { ErrorBoundary } from '../ui/status/ErrorBoundary.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { HostGoneBanner } from './banners/HostGoneBanner.tsx';
import { ReplayBanner } from './banners/ReplayBanner.tsx';
import { StatusBanners } from './banners/StatusBanners.tsx';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { NavigationRail } from './NavigationRail.tsx';
import { StartupScreen } from './StartupScreen.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar/TopBar.tsx';

const VIEWS = {
  feed: lazyPart(() => import('../feed/FeedView.tsx')),
  events: lazyPart(() => import('../events/EventsView.tsx')),
  watchlist: lazyPart(() => import('../watchlist/WatchlistView.tsx')),
  history: lazyPart(() => import('../history/HistoryView.tsx')),
  replay: lazyPart(() => import('../replay/ReplayView.tsx')),
  settings: lazyPart(() => import('../settings/SettingsView.tsx')),
  diagnostics: lazyPart(() => import('../health/HealthView.tsx')),
} as const;
const FeedAnnouncer = lazyPart(() => import('../feed/announcements/FeedAnnouncer.tsx'));
const Onboarding = lazyPart(() => import('../onboarding/Onboarding.tsx'));

// Shown first as a rule, so it loads while the app gives its first answer.
void VIEWS.feed.load().catch(() => {});

/** Top bar, rail, what the user should know, and the view. */
export function Shell() {
  const loaded = useApp((app) => app.state !== null);
  const live = useApp((app) => app.state?.profile === 'live');
  // Without a key a computer can still follow another one.
  const keyless = useApp((app) => app.state?.key.set === false && app.state.computers === null);
  const settingUp = useView((slice) => slice.settingUp);
  const view = useView((slice) => slice.view);
  useShortcuts();
  if (!loaded) return <StartupScreen />;
  const View = view === 'feed' && live && (keyless || settingUp) ? Onboarding : VIEWS[view];
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusContent}>
        Skip to content
      </button>
      <TopBar />
      <NavigationRail />
      <div className={styles.body}>
        <HostGoneBanner />
        <ReplayBanner />
        <StatusBanners />
        <ExportStatus />
        <main id="content" tabIndex={-1} className={styles.main}>
          <ErrorBoundary key={view}>
            <Suspense fallback={<StatusMessage busy title="Opening" />}>
              <View />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Dialogs />
      <Suspense>
        <FeedAnnouncer />
      </Suspense>
    </div>
  );
}
