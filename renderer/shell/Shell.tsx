import { lazy, Suspense } from 'react';
import { FeedView } from '../feed/FeedView.tsx';
import { Onboarding } from '../onboarding/Onboarding.tsx';
import { useApp, useView } from '../state/stores.tsx';
import { State } from '../ui/State.tsx';
import { Boundary } from './Boundary.tsx';
import { Conditions } from './Conditions.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { LinkQuestion } from './LinkQuestion.tsx';
import { Rail } from './Rail.tsx';
import { Starting } from './Starting.tsx';
import styles from './shell.module.css';
import { TopBar } from './TopBar.tsx';

const WatchlistView = lazy(() => import('../watchlist/WatchlistView.tsx'));
const SettingsView = lazy(() => import('../settings/SettingsView.tsx'));
const DiagnosticsView = lazy(() => import('../diagnostics/DiagnosticsView.tsx'));

const VIEWS = { watchlist: WatchlistView, settings: SettingsView, diagnostics: DiagnosticsView } as const;

/** Top bar, rail, what the user should know, and the view. */
export function Shell() {
  const known = useApp((app) => app.state !== null);
  const keyless = useApp((app) => app.state?.profile === 'live' && !app.state.key.set);
  const view = useView((slice) => slice.view);
  if (!known) return <Starting />;
  const Other = view === 'feed' ? null : VIEWS[view];
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusContent}>
        Skip to content
      </button>
      <TopBar />
      <Rail />
      <div className={styles.body}>
        <Conditions />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Boundary key={view}>
            {Other === null ? (
              keyless ? (
                <Onboarding />
              ) : (
                <FeedView />
              )
            ) : (
              <Suspense fallback={<State busy title="Opening" />}>
                <Other />
              </Suspense>
            )}
          </Boundary>
        </main>
      </div>
      <LinkQuestion />
      <LeaveQuestion />
    </div>
  );
}

/** By hand rather than by a link: the address holds the view. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
