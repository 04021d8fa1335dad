import { join } from 'node:path';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { createEmptyHistory } from '../history/empty-history.ts';
import { createGapRecorder, type GapRecorder } from '../history/gap-recorder.ts';
import { type History, openHistory } from '../history/history.ts';
import type { Retention } from '../history/history-records.ts';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS, type DuplicateMemory } from '../pipeline/duplicate-memory.ts';
import type { Ports } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { historyFileName } from '../stores/store-file-name.ts';
import { type Counters, createCounters } from './counters.ts';
import { createRecentNotifications, type RecentNotifications } from './recent-notifications.ts';
import { restoreDuplicates } from './restore-duplicates.ts';
import { startOfDay } from './start-of-day.ts';
import type { ToastMemory } from './toast-memory.ts';
import { createToastMemory } from './toast-memory.ts';
import { openWatchlist, type Watchlist } from './watchlist.ts';

export type ProfileName = 'live' | 'demo';

/** Everything that belongs to either the live account or the demo: the watchlist, the history, and what is counted. */
export interface Profile {
  readonly name: ProfileName;
  readonly watchlist: Watchlist;
  readonly history: History;
  readonly recent: RecentNotifications;
  readonly counters: Counters;
  readonly toastMemory: ToastMemory;
  readonly duplicates: DuplicateMemory;
  readonly gaps: GapRecorder;
  /** The number of the next item of the feed. */
  nextId(): number;
  dispose(): Promise<void>;
}

export interface ProfileDeps {
  readonly ports: Pick<Ports, 'clock' | 'stores' | 'log'>;
  readonly conditions: ConditionStore;
  readonly initialWatchlist?: readonly WatchlistEntry[] | undefined;
  readonly retention?: Retention;
  readonly onWatchlistChange: () => void;
}

/** Opens the files of a profile and continues where its last run stopped. */
export async function openProfile(name: ProfileName, deps: ProfileDeps): Promise<Profile> {
  const { clock, stores, log } = deps.ports;
  const nowMs = clock.now();
  const watchlist = openWatchlist({
    store: stores.open('watchlist', name),
    conditions: deps.conditions,
    log,
    clock,
    onChange: deps.onWatchlistChange,
    ...(deps.initialWatchlist === undefined ? {} : { initialEntries: deps.initialWatchlist }),
  });
  const onHistoryError = (why: string | null): void => {
    if (why !== null) log.error(`the history could not be written: ${why}`);
    deps.conditions.set('history writes', why === null ? null : historyErrorNotice(why));
  };
  let history = await openHistory({
    path: join(stores.folder, historyFileName(name)),
    clock,
    ...(deps.retention === undefined ? {} : { retention: deps.retention }),
    onError: onHistoryError,
    onDamagedRows: (count) => log.warn(`${count} damaged row(s) of the history were passed over`),
  }).catch((error: Error) => {
    log.error(`the history could not be opened: ${error.message}`);
    deps.conditions.set('history writes', historyStartNotice(error.message));
    return createEmptyHistory();
  });
  const resume = () => history.resume(startOfDay(nowMs), nowMs - DUPLICATE_WINDOW_MS);
  const resumeState = await resume().catch((error: Error) => {
    onHistoryError(error.message);
    void history.dispose().catch(() => {});
    history = createEmptyHistory();
    return resume();
  });
  const quarantined = await history.quarantined().catch(() => null);
  if (quarantined !== null) {
    log.error(`the history could not be read (${quarantined.why}); it is kept as ${quarantined.path}`);
    deps.conditions.set('history', {
      level: 'warning',
      title: 'The history could not be read',
      text: `It is kept as ${quarantined.path} (${quarantined.why}). A new one was begun.`,
    });
  }
  const duplicates = createDuplicateMemory(clock.elapsed);
  await restoreDuplicates(duplicates, resumeState.alerted, history, nowMs).catch((error: Error) =>
    onHistoryError(error.message),
  );
  let lastId = resumeState.nextId - 1;
  const nextId = () => ++lastId;

  return {
    name,
    watchlist,
    history,
    recent: createRecentNotifications(history),
    counters: createCounters(() => clock.now(), resumeState),
    toastMemory: createToastMemory(resumeState.toasts, (toastId, itemId) =>
      history.record({ kind: 'toast', toastId, itemId, atMs: clock.now() }),
    ),
    duplicates,
    gaps: createGapRecorder({ history, clock, openGap: resumeState.openGap, nextId }),
    nextId,
    dispose: () => history.dispose(),
  };
}

function historyStartNotice(why: string) {
  return {
    level: 'error',
    title: 'The history could not be opened',
    text: `${why}. Alerts go on, but the feed is kept only until the app ends. Check the space on the disk and the rights of the app's folder; if they are fine, install the app again.`,
  } as const;
}

function historyErrorNotice(why: string) {
  return {
    level: 'error',
    title: 'The history cannot be written',
    text: `${why}. Alerts go on, but what arrives now will be missing from the history. Check the space on the disk.`,
  } as const;
}
