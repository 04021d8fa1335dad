import { join } from 'node:path';
import { createPriceMemory, type PriceMemory } from '../../../core/feed/price/price-memory.ts';
import { createPriceHistories, type PriceHistories } from '../../../core/series/price-histories.ts';
import { startOfDayMs, type TimeZone } from '../../../core/time/wall-time.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { createGapRecorder, type GapRecorder } from '../history/gap-recorder.ts';
import type { History } from '../history/history.ts';
import type { Retention } from '../history/history-records.ts';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS, type DuplicateMemory } from '../pipeline/duplicate-memory.ts';
import type { Ports } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { historyFileName, signOfLifeFileName } from '../stores/store-file-name.ts';
import { historyReports } from './history-reports.ts';
import { openResumedHistory } from './open-resumed-history.ts';
import { type Counters, createCounters } from './recent/counters.ts';
import { createPriceFollower, type PriceFollower } from './recent/follow-prices.ts';
import { createOpenDrops, type OpenDrops } from './recent/open-drops.ts';
import { createRecentNotifications, type RecentNotifications } from './recent/recent-notifications.ts';
import { restoreDuplicates } from './recent/restore-duplicates.ts';
import { restoreEarlierMessages } from './recent/restore-earlier-messages.ts';
import { createSignOfLife, readLastSignOfLife, type SignOfLife } from './sign-of-life.ts';
import type { ToastMemory } from './toast-memory.ts';
import { createToastMemory } from './toast-memory.ts';
import { openWatchlist, type Watchlist } from './watchlist/watchlist.ts';

export type ProfileName = 'live' | 'demo';

/** Everything that belongs to either the live account or the demo: the watchlist, the history, and what is counted. */
export interface Profile {
  readonly name: ProfileName;
  /** Differs from that of any other that this process opened. */
  readonly number: number;
  readonly watchlist: Watchlist;
  readonly history: History;
  readonly recent: RecentNotifications;
  readonly counters: Counters;
  readonly toastMemory: ToastMemory;
  readonly duplicates: DuplicateMemory;
  readonly prices: PriceMemory;
  readonly priceHistories: PriceHistories;
  readonly openDrops: OpenDrops;
  readonly gaps: GapRecorder;
  readonly signOfLife: SignOfLife;
  /** The number of the next item of the feed. */
  nextId(): number;
  /** The number of the newest item so far; 0 if there is none. */
  lastId(): number;
  dispose(): Promise<void>;
}

export interface ProfileDeps {
  readonly ports: Pick<Ports, 'clock' | 'stores' | 'log'>;
  readonly conditions: ConditionStore;
  readonly initialWatchlist?: readonly WatchlistEntry[] | undefined;
  readonly retention?: () => Retention;
  /** When the open connection last showed a sign of life; `null` while it is not open. */
  readonly lastSignOfLifeMs: () => number | null;
  readonly timeZone: () => TimeZone;
  readonly onWatchlistChange: () => void;
}

let lastNumber = 0;

/** Opens the files of a profile and continues where its last run stopped. */
export async function openProfile(name: ProfileName, deps: ProfileDeps): Promise<Profile> {
  const { clock, stores, log } = deps.ports;
  const nowMs = clock.now();
  let follower: PriceFollower | null = null;
  const watchlist: Watchlist = openWatchlist({
    store: stores.open('watchlist', name),
    conditions: deps.conditions,
    log,
    clock,
    onChange() {
      follower?.follow(watchlist.entries());
      deps.onWatchlistChange();
    },
    ...(deps.initialWatchlist === undefined ? {} : { initialEntries: deps.initialWatchlist }),
  });
  const { history, resumeState } = await openResumedHistory({
    path: join(stores.folder, historyFileName(name)),
    clock,
    reports: historyReports(deps.conditions, log),
    midnightMs: startOfDayMs(nowMs, deps.timeZone()),
    sinceMs: nowMs - DUPLICATE_WINDOW_MS,
    ...(deps.retention === undefined ? {} : { retention: deps.retention }),
  });
  const duplicates = createDuplicateMemory(clock.elapsed);
  await restoreDuplicates(duplicates, resumeState.alerted, history, nowMs).catch((error: Error) =>
    log.warn(`the alerts of the last 15 minutes could not be read from the history: ${error.message}`),
  );
  let lastId = resumeState.nextId - 1;
  const nextId = () => ++lastId;
  const counters = createCounters(() => clock.now(), deps.timeZone, resumeState);
  // Names of events are not worth a later connection.
  history.events().then(
    (events) => {
      counters.addEvents(events);
      deps.onWatchlistChange();
    },
    (error: Error) => log.warn(`the names of events could not be read from the history: ${error.message}`),
  );

  const gaps = createGapRecorder({ history, clock, openGap: resumeState.openGap, nextId });
  const signOfLifePath = join(stores.folder, signOfLifeFileName(name));
  const lastMs = await readLastSignOfLife(signOfLifePath);
  if (lastMs !== null && resumeState.openGap === null) {
    const from = new Date(Math.min(lastMs, nowMs)).toISOString();
    gaps.record({ from, to: null, reason: 'the app ended unexpectedly' });
  }
  const signOfLife = createSignOfLife(signOfLifePath, clock, deps.lastSignOfLifeMs);

  const earlier = { prices: createPriceMemory(), openDrops: createOpenDrops() };
  const priceHistories = createPriceHistories();
  follower = createPriceFollower({ histories: priceHistories, history, clock, log });
  follower.follow(watchlist.entries());
  let disposed = false;
  // How good a price is, is not worth a later connection either.
  restoreEarlierMessages(earlier, history, resumeState.nextId, () => !disposed).catch((error: Error) => {
    if (!disposed) log.warn(`the prices of the last run could not be read from the history: ${error.message}`);
  });

  return {
    name,
    number: ++lastNumber,
    watchlist,
    history,
    recent: createRecentNotifications(history),
    counters,
    toastMemory: createToastMemory(resumeState.toasts, (toastId, itemId) =>
      history.record({ kind: 'toast', toastId, itemId, atMs: clock.now() }),
    ),
    duplicates,
    gaps,
    signOfLife,
    ...earlier,
    priceHistories,
    nextId,
    lastId: () => lastId,
    async dispose() {
      disposed = true;
      follower?.dispose();
      await signOfLife.dispose();
      await watchlist.dispose();
      await history.dispose();
    },
  };
}
