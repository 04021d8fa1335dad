import { join } from 'node:path';
import type { Gap } from '../../core/connection/status.ts';
import type { FeedItem, GapItem } from '../../core/feed/item.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import type { ToastMemory } from './alerts/alerts.ts';
import type { Conditions } from './conditions.ts';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS } from './duplicates.ts';
import { type History, openHistory } from './history/history.ts';
import { createNoHistory } from './history/no-history.ts';
import type { Retention } from './history/records.ts';
import { createPipeline, type Judged, type Judgement, type Pipeline } from './pipeline.ts';
import type { Ports } from './ports.ts';
import { createRecent, type Recent, type Seen } from './recent.ts';
import { historyFileName } from './stores/store-file.ts';
import { createTallies, startOfDay, type Tallies } from './tallies.ts';
import { createToastMemory } from './toast-memory.ts';
import { openWatchlist, type Watchlist } from './watchlist.ts';

export type ProfileName = 'live' | 'demo';

/** Everything that is the live account's or the demo's own: the watchlist, the history, and what is counted. */
export interface Profile {
  readonly name: ProfileName;
  readonly watchlist: Watchlist;
  readonly history: History;
  readonly recent: Recent;
  readonly tallies: Tallies;
  readonly toastMemory: ToastMemory;
  readonly pipeline: Pipeline;
  /** Takes a gap as the connection tells it: begun (`to` null) or ended. */
  gap(gap: Gap): void;
  /** The connection is open: a gap that an earlier run left open ends now. */
  opened(): void;
  /** Notes that the link of a notification was opened. */
  linkOpened(seen: Seen): void;
  close(): Promise<void>;
}

export interface ProfileDeps {
  readonly ports: Pick<Ports, 'clock' | 'stores' | 'log'>;
  readonly conditions: Conditions;
  readonly settings: () => Judgement['settings'];
  readonly initialWatchlist?: readonly WatchlistEntry[];
  readonly retention?: Retention;
  readonly onAlert: (judged: Judged) => void;
  readonly onItem: (item: FeedItem) => void;
  readonly onItemChanged: (item: FeedItem) => void;
  readonly onJudged: (judged: Judged) => void;
  readonly onMalformed: (error: string, text: string, receivedAtMs: number) => void;
  readonly onWatchlist: () => void;
}

/** Opens the files of a profile and goes on where its last run stopped. */
export async function openProfile(name: ProfileName, deps: ProfileDeps): Promise<Profile> {
  const { clock, stores, log } = deps.ports;
  const now = clock.now();
  const watchlist = openWatchlist({
    store: stores.open('watchlist', name),
    conditions: deps.conditions,
    log,
    onChange: deps.onWatchlist,
    ...(deps.initialWatchlist === undefined ? {} : { initial: deps.initialWatchlist }),
  });
  const onTrouble = (why: string | null): void => {
    if (why !== null) log.error(`the history could not be written: ${why}`);
    deps.conditions.set('history writes', why === null ? null : historyTrouble(why));
  };
  const history = await openHistory({
    path: join(stores.folder, historyFileName(name)),
    clock,
    ...(deps.retention === undefined ? {} : { retention: deps.retention }),
    onTrouble,
  }).catch((error: Error) => {
    onTrouble(error.message);
    return createNoHistory();
  });
  if (history.setAside !== null) {
    log.error(`the history could not be read (${history.setAside.why}); it is kept as ${history.setAside.path}`);
    deps.conditions.set('history', {
      level: 'warning',
      title: 'The history could not be read',
      text: `It is kept as ${history.setAside.path} (${history.setAside.why}). A new one was begun.`,
    });
  }
  const resumed = await history.resume(startOfDay(now), now - DUPLICATE_WINDOW_MS);
  const duplicates = createDuplicateMemory(() => clock.now());
  for (const { fingerprint, at } of resumed.alerted) duplicates.remember(fingerprint, at);
  const recent = createRecent(history);
  const tallies = createTallies(() => clock.now(), resumed);
  let nextId = resumed.next_id;
  let openGap: GapItem | null = resumed.open_gap;

  function endGap(to: string, reason: string): void {
    if (openGap === null) return;
    const ended: GapItem = { ...openGap, to, reason };
    openGap = null;
    history.record({ kind: 'gap_end', id: ended.id, to, reason });
    deps.onItemChanged(ended);
  }

  const pipeline = createPipeline({
    judgement: () => ({ index: watchlist.index(), entry: watchlist.get, settings: deps.settings() }),
    duplicates,
    nextId: () => nextId++,
    onAlert: (judged) => {
      recent.add(judged);
      deps.onAlert(judged);
    },
    onJudged: (judged) => {
      const { item, decision, fingerprint, frame, receivedAt } = judged;
      if (item.outcome !== 'alert') recent.add(judged);
      tallies.add(judged);
      history.record({ kind: 'notification', item, decision, fingerprint, frame, at: receivedAt });
      deps.onItem(item);
      deps.onJudged(judged);
    },
    onMalformed: deps.onMalformed,
    onFault(what, error) {
      if (deps.conditions.list().some(({ text }) => text === faultOf(what, error).text)) return;
      log.error(`${what}: ${error.stack ?? error.message}`);
      deps.conditions.set('judging', faultOf(what, error));
    },
  });

  return {
    name,
    watchlist,
    history,
    recent,
    tallies,
    toastMemory: createToastMemory(resumed.toasts, (toast_id, item_id) =>
      history.record({ kind: 'toast', toast_id, item_id, at: clock.now() }),
    ),
    pipeline,
    gap(gap) {
      if (gap.to !== null) {
        endGap(gap.to, gap.reason);
        return;
      }
      endGap(gap.from, openGap?.reason ?? gap.reason);
      openGap = { kind: 'gap', id: nextId++, ...gap };
      history.record({ kind: 'gap', item: openGap, at: Date.parse(gap.from) });
      deps.onItem(openGap);
    },
    opened() {
      if (openGap !== null) endGap(new Date(clock.now()).toISOString(), openGap.reason);
    },
    linkOpened({ item }) {
      const opened = { ...item, opened_at: new Date(clock.now()).toISOString() };
      recent.update(opened);
      history.record({ kind: 'opened', id: item.id, opened_at: opened.opened_at });
      deps.onItemChanged(opened);
    },
    close: () => history.close(),
  };
}

function faultOf(what: string, error: Error) {
  return {
    level: 'error',
    title: 'A message met a fault of this app',
    text: `At least once ${what} (${error.message}). Please report it with a report from Health.`,
  } as const;
}

function historyTrouble(why: string) {
  return {
    level: 'error',
    title: 'The history cannot be written',
    text: `${why}. Alerts go on, but what arrives now will be missing from the history. Check the space on the disk.`,
  } as const;
}
