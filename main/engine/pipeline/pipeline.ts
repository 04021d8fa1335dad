import { otherAlertingEntries } from '../../../core/alerts/other-entries.ts';
import { toNotificationItem } from '../../../core/feed/notification-item.ts';
import { decide } from '../../../core/matching/decide.ts';
import {
  createFrameDecoder,
  type FrameDecoder,
} from '../../../core/notification/decoding/incremental/frame-decoder.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import { fallbackDecision, fallbackItem } from './fallback-decision.ts';
import type { MatchingSettings, MatchingSource } from './matching-context.ts';
import type { NotificationSink } from './notification-sink.ts';
import type { ProcessedNotification } from './processed-notification.ts';

export interface PipelineDeps<Source extends MatchingSource> {
  /** Asked once for each frame, so that a message belongs to one profile as a whole. */
  readonly source: () => Source;
  /** Asked for each frame, so that a change counts at once. */
  readonly settings: () => MatchingSettings;
  readonly sink: NotificationSink<Source>;
  /**
   * Whether a notification of this content was heard by another computer too, so that this is its second copy. The content is
   * made when it is asked for: one computer alone never asks.
   */
  readonly isCopy?: (content: () => string, origin: string) => boolean;
}

/** Frame -> decode -> decide -> sink (docs/architecture.md, "The way of a message"). */
export interface Pipeline {
  /**
   * A text frame of the gateway. Never throws.
   *
   * @param origin which computer heard it; blank for this one.
   */
  accept(text: string, receivedAtMs: number, origin?: string): void;
  /** A test frame: it alerts whatever the watchlist says. `null` if it cannot be read. */
  acceptTest(text: string, receivedAtMs: number): ProcessedNotification | null;
}

interface Frame {
  readonly text: string;
  readonly receivedAtMs: number;
  readonly test: boolean;
  readonly origin: string;
}

type Decided = Pick<ProcessedNotification, 'item' | 'decision' | 'entry' | 'also' | 'fingerprint'>;

export function createPipeline<Source extends MatchingSource>(deps: PipelineDeps<Source>): Pipeline {
  const decode = createFrameDecoder();
  return {
    accept(text, receivedAtMs, origin = '') {
      try {
        processFrame(deps, decode, { text, receivedAtMs, test: false, origin });
      } catch (error) {
        // An unexpected error: the message must at least be seen, and the next one must be processed.
        deps.sink.malformed(`could not be processed: ${(error as Error).message}`, text, receivedAtMs);
      }
    },
    acceptTest: (text, receivedAtMs) => processFrame(deps, decode, { text, receivedAtMs, test: true, origin: '' }),
  };
}

function processFrame<Source extends MatchingSource>(
  { source, settings, sink, isCopy }: PipelineDeps<Source>,
  decode: FrameDecoder,
  frame: Frame,
): ProcessedNotification | null {
  const { text, receivedAtMs, test } = frame;
  const decoded = decode(text, receivedAtMs);
  if (decoded.kind === 'malformed') {
    sink.malformed(decoded.error, text, receivedAtMs);
    return null;
  }
  const { notification } = decoded;
  if (!test && isCopy !== undefined && isSecondCopy(notification, frame, isCopy)) return null;
  const current = source();
  const decided = decideOrFallBack(notification, frame, { source: current, settings, sink });
  if (decided.fingerprint !== null && !test) current.duplicates.add(decided.fingerprint);
  const { item, decision, entry, also, fingerprint: content } = decided;
  const processed: ProcessedNotification = {
    item,
    notification,
    decision,
    entry,
    also,
    fingerprint: content,
    frame: text,
    receivedAtMs,
  };
  sink.processed(current, processed);
  return processed;
}

/** A notification whose fingerprint cannot be computed counts as no duplicate: no alert is lost. */
function isSecondCopy(
  notification: Notification,
  { origin }: Frame,
  isCopy: NonNullable<PipelineDeps<MatchingSource>['isCopy']>,
): boolean {
  try {
    return isCopy(() => fingerprint(notification), origin);
  } catch {
    return false;
  }
}

interface DecideDeps {
  readonly source: MatchingSource;
  readonly settings: () => MatchingSettings;
  readonly sink: Pick<NotificationSink<never>, 'error'>;
}

/** The decision by the watchlist; an unverified alert if an error in it prevents one, so that no wanted alert is lost. */
function decideOrFallBack(notification: Notification, frame: Frame, deps: DecideDeps): Decided {
  try {
    return decideByWatchlist(notification, frame, deps.source, deps.settings());
  } catch (error) {
    deps.sink.error('a notification could not be matched and was let through unverified', error as Error);
    return fallBack(notification, frame, deps.source);
  }
}

function decideByWatchlist(
  notification: Notification,
  { receivedAtMs, test }: Frame,
  { watchlist, duplicates, prices, priceHistories, nextId }: MatchingSource,
  settings: MatchingSettings,
): Decided {
  const history = test ? null : priceHistories.get(notification, receivedAtMs);
  const index = watchlist.index();
  const decision = decide(notification, index, {
    nowMs: receivedAtMs,
    unlisted: test || watchlist.isInDoubt(notification.event_id) ? 'alert' : settings.unlisted,
    endpoint: settings.gateway.endpoint,
    applyLocalFilters: settings.apply_local_filters,
    isMuteOver: watchlist.isMuteOver,
    history,
    wasAlerted: (key) => !test && duplicates.has(key),
  });
  const content = decision.outcome === 'alert' ? fingerprint(notification) : null;
  const entry = decision.entry === null ? null : watchlist.get(decision.entry);
  const item = toNotificationItem(nextId(), notification, decision, entry, {
    opened_at: null,
    test,
    prices: test ? null : prices.get(notification),
    history,
  });
  const { isMuteOver } = watchlist;
  const also = test
    ? []
    : otherAlertingEntries(notification, decision, index, { nowMs: receivedAtMs, isMuteOver, history });
  return { item, decision, entry, also, fingerprint: content };
}

function fallBack(notification: Notification, { test }: Frame, { duplicates, nextId }: MatchingSource): Decided {
  let content: string | null = null;
  try {
    content = fingerprint(notification);
  } catch {
    // Without a fingerprint it cannot be recognized as a duplicate.
  }
  const isDuplicate = !test && content !== null && duplicates.has(content);
  const decision = fallbackDecision(notification, isDuplicate ? 'duplicate' : 'alert');
  const item = fallbackItem(nextId(), notification, decision, test);
  return { item, decision, entry: null, also: [], fingerprint: isDuplicate ? null : content };
}
