import { join } from 'node:path';
import type { Gap } from '../../../core/connection/connection-status.ts';
import type { FeedItem, GapItem } from '../../../core/feed/feed-item.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { createEmptyHistory } from '../history/empty-history.ts';
import { type History, openHistory } from '../history/history.ts';
import type { Retention } from '../history/history-records.ts';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS } from '../pipeline/duplicate-memory.ts';
import type { MatchingContext } from '../pipeline/matching-context.ts';
import { createPipeline, type Pipeline } from '../pipeline/pipeline.ts';
import type { ProcessedNotification } from '../pipeline/processed-notification.ts';
import type { Ports } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { historyFileName } from '../stores/store-file-name.ts';
import { type Counters, createCounters } from './counters.ts';
import {
  createRecentNotifications,
  type RecentNotification,
  type RecentNotifications,
} from './recent-notifications.ts';
import { startOfDay } from './start-of-day.ts';
import type { ToastMemory } from './toast-memory.ts';
import { createToastMemory } from './toast-memory.ts';
import { openWatchlist, type Watchlist } from './watchlist.ts';

export type ProfileName = 'live' | 'demo';

/** Everything that is the live account's or the demo's own: the watchlist, the history, and what is counted. */
export interface Profile {
  readonly name: ProfileName;
  readonly watchlist: Watchlist;
  readonly history: History;
  readonly recent: RecentNotifications;
  readonly counters: Counters;
  readonly toastMemory: ToastMemory;
  readonly pipeline: Pipeline;
  /** Takes a gap as the connection tells it: begun (`to` null) or ended. */
  recordGap(gap: Gap): void;
  /** The connection is open: a gap that an earlier run left open ends now. */
  endOpenGap(): void;
  /** Notes that the link of a notification was opened. */
  markLinkOpened(seen: RecentNotification): void;
  dispose(): Promise<void>;
}

export interface ProfileDeps {
  readonly ports: Pick<Ports, 'clock' | 'stores' | 'log'>;
  readonly conditions: ConditionStore;
  readonly settings: () => MatchingContext['settings'];
  readonly initialWatchlist?: readonly WatchlistEntry[];
  readonly retention?: Retention;
  readonly onAlert: (judged: ProcessedNotification) => void;
  readonly onFeedItem: (item: FeedItem) => void;
  readonly onFeedItemChanged: (item: FeedItem) => void;
  readonly onProcessed: (judged: ProcessedNotification) => void;
  readonly onMalformed: (error: string, text: string, receivedAtMs: number) => void;
  readonly onWatchlistChange: () => void;
}

/** Opens the files of a profile and goes on where its last run stopped. */
export async function openProfile(name: ProfileName, deps: ProfileDeps): Promise<Profile> {
  const { clock, stores, log } = deps.ports;
  const nowMs = clock.now();
  const watchlist = openWatchlist({
    store: stores.open('watchlist', name),
    conditions: deps.conditions,
    log,
    onChange: deps.onWatchlistChange,
    ...(deps.initialWatchlist === undefined ? {} : { initialEntries: deps.initialWatchlist }),
  });
  const onHistoryError = (why: string | null): void => {
    if (why !== null) log.error(`the history could not be written: ${why}`);
    deps.conditions.set('history writes', why === null ? null : historyErrorNotice(why));
  };
  const history = await openHistory({
    path: join(stores.folder, historyFileName(name)),
    clock,
    ...(deps.retention === undefined ? {} : { retention: deps.retention }),
    onError: onHistoryError,
  }).catch((error: Error) => {
    onHistoryError(error.message);
    return createEmptyHistory();
  });
  if (history.quarantined !== null) {
    log.error(`the history could not be read (${history.quarantined.why}); it is kept as ${history.quarantined.path}`);
    deps.conditions.set('history', {
      level: 'warning',
      title: 'The history could not be read',
      text: `It is kept as ${history.quarantined.path} (${history.quarantined.why}). A new one was begun.`,
    });
  }
  const resumeState = await history.resume(startOfDay(nowMs), nowMs - DUPLICATE_WINDOW_MS);
  const duplicates = createDuplicateMemory(() => clock.now());
  for (const { fingerprint, atMs: at } of resumeState.alerted) duplicates.add(fingerprint, at);
  const recent = createRecentNotifications(history);
  const counters = createCounters(() => clock.now(), resumeState);
  let nextId = resumeState.nextId;
  let openGap: GapItem | null = resumeState.openGap;

  function closeGap(to: string, reason: string): void {
    if (openGap === null) return;
    const ended: GapItem = { ...openGap, to, reason };
    openGap = null;
    history.record({ kind: 'gap_end', id: ended.id, to, reason });
    deps.onFeedItemChanged(ended);
  }

  const pipeline = createPipeline({
    matchingContext: () => ({ index: watchlist.index(), entryOf: watchlist.get, settings: deps.settings() }),
    duplicates,
    nextId: () => nextId++,
    onAlert: (judged) => {
      recent.add(judged);
      deps.onAlert(judged);
    },
    onProcessed: (judged) => {
      const { item, decision, fingerprint, frame, receivedAtMs: receivedAt } = judged;
      if (item.outcome !== 'alert') recent.add(judged);
      counters.add(judged);
      history.record({ kind: 'notification', item, decision, fingerprint, frame, receivedAtMs: receivedAt });
      deps.onFeedItem(item);
      deps.onProcessed(judged);
    },
    onMalformed: deps.onMalformed,
    onError(what, error) {
      if (deps.conditions.list().some(({ text }) => text === processingErrorNotice(what, error).text)) return;
      log.error(`${what}: ${error.stack ?? error.message}`);
      deps.conditions.set('judging', processingErrorNotice(what, error));
    },
  });

  return {
    name,
    watchlist,
    history,
    recent,
    counters,
    toastMemory: createToastMemory(resumeState.toasts, (toastId, itemId) =>
      history.record({ kind: 'toast', toastId, itemId, atMs: clock.now() }),
    ),
    pipeline,
    recordGap(gap) {
      if (gap.to !== null) {
        closeGap(gap.to, gap.reason);
        return;
      }
      closeGap(gap.from, openGap?.reason ?? gap.reason);
      openGap = { kind: 'gap', id: nextId++, ...gap };
      history.record({ kind: 'gap', item: openGap, atMs: Date.parse(gap.from) });
      deps.onFeedItem(openGap);
    },
    endOpenGap() {
      if (openGap !== null) closeGap(new Date(clock.now()).toISOString(), openGap.reason);
    },
    markLinkOpened({ item }) {
      const opened = { ...item, opened_at: new Date(clock.now()).toISOString() };
      recent.update(opened);
      history.record({ kind: 'opened', id: item.id, openedAt: opened.opened_at });
      deps.onFeedItemChanged(opened);
    },
    dispose: () => history.dispose(),
  };
}

function processingErrorNotice(what: string, error: Error) {
  return {
    level: 'error',
    title: 'A message met a fault of this app',
    text: `At least once ${what} (${error.message}). Please report it with a report from Health.`,
  } as const;
}

function historyErrorNotice(why: string) {
  return {
    level: 'error',
    title: 'The history cannot be written',
    text: `${why}. Alerts go on, but what arrives now will be missing from the history. Check the space on the disk.`,
  } as const;
}
