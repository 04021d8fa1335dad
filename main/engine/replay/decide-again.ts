import { MAX_REPLAY_MESSAGES, type ReplayItem } from '../../../core/feed/replay/replay-state.ts';
import { explainDecision } from '../../../core/matching/explanation/explain.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { runInSlices } from '../../lib/slices.ts';
import type { History } from '../history/history.ts';
import type { StoredNotification } from '../history/history-records.ts';
import type { MessagePosition } from '../history/reading/messages-between.ts';
import type { LoadedEvent } from '../history/reading/series/price-histories.ts';
import { createDetachedSource } from '../pipeline/detached-source.ts';
import { DUPLICATE_WINDOW_MS } from '../pipeline/duplicate-memory.ts';
import { explainFallback } from '../pipeline/fallback-decision.ts';
import type { MatchingSettings } from '../pipeline/matching-context.ts';
import { createPipeline } from '../pipeline/pipeline.ts';
import { followedEvents } from '../profile/recent/follow-prices.ts';

/** Read at a time: few, since taking them over from the history's thread holds up everything else. */
const PAGE_MESSAGES = 25;

export interface DecideAgainDeps {
  readonly history: Pick<History, 'messages' | 'loadPrices'>;
  readonly entries: readonly WatchlistEntry[];
  readonly settings: MatchingSettings;
  readonly fromMs: number;
  readonly toMs: number;
  /** What went wrong with one message, for the log. */
  readonly onError: (what: string, error: Error) => void;
  /** Called with how many are done; `false` ends the work. */
  readonly onProgress: (done: number) => boolean;
}

/** The messages of a time as they are decided on now, in the order in which they came. */
export interface DecidedAgain {
  readonly items: readonly ReplayItem[];
  /** Whether there were more than can be taken. */
  readonly cut: boolean;
}

/**
 * Decides on recorded messages by a watchlist, as `replay` of the command line does: mutes and duplicates count by the
 * time of the recording. What came in the 15 minutes before is decided on as well, for duplicates and prices. Live
 * messages go first: this works in slices of a few milliseconds. Resolves with `null` if it was ended.
 */
export async function decideAgain(deps: DecideAgainDeps): Promise<DecidedAgain | null> {
  const { history, fromMs, toMs, onProgress } = deps;
  const items: ReplayItem[] = [];
  let pages: PageDecider | null = null;
  let after: MessagePosition | null = null;
  do {
    const page = await history.messages({ fromMs: fromMs - DUPLICATE_WINDOW_MS, toMs, after, limit: PAGE_MESSAGES });
    const [first] = page.messages;
    if (first !== undefined) {
      pages ??= createPageDecider(deps, await earlierPrices(deps, first));
      await runInSlices(pages.decide(page.messages, items));
    }
    after = page.next;
    if (!onProgress(items.length)) return null;
  } while (after !== null && items.length < MAX_REPLAY_MESSAGES);
  return { items: items.slice(0, MAX_REPLAY_MESSAGES), cut: after !== null };
}

/** What was known before the first message of the prices that relative filters compare with. */
async function earlierPrices(
  { history, entries }: DecideAgainDeps,
  first: StoredNotification,
): Promise<readonly LoadedEvent[]> {
  const loads = [...followedEvents(entries)].map(([event_id, scope]) => ({ event_id, scope }));
  if (loads.length === 0) return [];
  return history.loadPrices(loads, { atMs: first.receivedAtMs, id: first.item.id });
}

interface PageDecider {
  /** Adds what is decided on the messages, one at a step. */
  decide(messages: readonly StoredNotification[], items: ReplayItem[]): Generator<void, void>;
}

function createPageDecider(deps: DecideAgainDeps, earlier: readonly LoadedEvent[]): PageDecider {
  const { entries, settings, fromMs, onError } = deps;
  let current: StoredNotification | null = null;
  let decided: Omit<ReplayItem, 'outcome_then'> | null = null;
  const now = () => current?.receivedAtMs ?? fromMs;
  const source = createDetachedSource(entries, { now, elapsed: now }, () => current?.item.id ?? 0, earlier);
  const pipeline = createPipeline({
    source: () => source,
    settings: () => settings,
    sink: {
      processed(_source, processed) {
        const { item, notification, decision, entry, receivedAtMs } = processed;
        // Before it is remembered: it is compared with what came before it.
        const history = source.priceHistories.get(notification, receivedAtMs);
        const explanation = explainFallback(decision) ?? explainDecision(notification, decision, entry, history);
        decided = { item, explanation };
        source.remember(processed);
      },
      malformed: (error) => onError('a recorded message could not be read', new Error(error)),
      error: onError,
    },
  });
  return {
    *decide(messages, items) {
      for (const message of messages) {
        current = message;
        decided = null;
        pipeline.accept(message.frame, message.receivedAtMs);
        if (decided !== null && message.receivedAtMs >= fromMs) {
          items.push({ ...(decided as Omit<ReplayItem, 'outcome_then'>), outcome_then: message.item.outcome });
        }
        yield;
      }
    },
  };
}
