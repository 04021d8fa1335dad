import { toNotificationItem } from '../../../core/feed/notification-item.ts';
import { decide } from '../../../core/matching/decide.ts';
import { decodeFrame } from '../../../core/notification/decode-frame.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { DuplicateMemory } from './duplicate-memory.ts';
import { fallbackDecision, fallbackItem } from './fallback-decision.ts';
import type { MatchingContext } from './matching-context.ts';
import type { ProcessedNotification } from './processed-notification.ts';

export interface PipelineDeps {
  readonly matchingContext: () => MatchingContext;
  readonly duplicates: DuplicateMemory;
  /** The number of the next item. */
  readonly nextId: () => number;
  /** Hears of an alert before anything else is done with the message. */
  readonly onAlert: (judged: ProcessedNotification) => void;
  /** Hears of every message, alerts included. */
  readonly onProcessed: (judged: ProcessedNotification) => void;
  readonly onMalformed: (error: string, text: string, receivedAtMs: number) => void;
  /** A fault of ours, with what it kept from being done. The message went on its way as well as it could. */
  readonly onError: (what: string, error: Error) => void;
}

/** Frame -> decode -> decide -> alert, then everything else (design section 2). */
export interface Pipeline {
  /** A text frame of the gateway. Never throws. */
  accept(text: string, receivedAtMs: number): void;
  /** A made-up frame that alerts whatever the watchlist says; `null` where it could not be read. */
  acceptTest(text: string, receivedAtMs: number): ProcessedNotification | null;
}

export function createPipeline(deps: PipelineDeps): Pipeline {
  function processFrame(text: string, receivedAtMs: number, test: boolean): ProcessedNotification | null {
    const decoded = decodeFrame(text, receivedAtMs);
    if (decoded.kind === 'malformed') {
      deps.onMalformed(decoded.error, text, receivedAtMs);
      return null;
    }
    return processNotification(decoded.notification, text, receivedAtMs, test);
  }

  function processNotification(
    notification: Notification,
    text: string,
    receivedAtMs: number,
    test: boolean,
  ): ProcessedNotification {
    const processed: ProcessedNotification = {
      ...decideOrFallBack(notification, receivedAtMs, test),
      notification,
      frame: text,
      receivedAtMs,
    };
    if (processed.decision.outcome === 'alert') {
      if (processed.fingerprint !== null && !test) deps.duplicates.add(processed.fingerprint, receivedAtMs);
      runGuarded('an alert could not be raised', () => deps.onAlert(processed));
    }
    runGuarded('a notification could not be recorded', () => deps.onProcessed(processed));
    return processed;
  }

  type DecisionInput = Pick<ProcessedNotification, 'item' | 'decision' | 'entry' | 'fingerprint'>;

  /** What the watchlist says; where that cannot be had by a fault of ours, an alert (design section 1). */
  function decideOrFallBack(notification: Notification, receivedAtMs: number, test: boolean): DecisionInput {
    try {
      return decideByWatchlist(notification, receivedAtMs, test);
    } catch (error) {
      deps.onError('a notification could not be judged and was let through unverified', error as Error);
      return fallback(notification, test);
    }
  }

  function decideByWatchlist(notification: Notification, receivedAtMs: number, test: boolean): DecisionInput {
    const { index, entryOf, settings } = deps.matchingContext();
    const decision = decide(notification, index, {
      nowMs: receivedAtMs,
      unlisted: test ? 'alert' : settings.unlisted,
      endpoint: settings.gateway.endpoint,
      applyLocalFilters: settings.apply_local_filters,
      wasAlerted: (key) => !test && deps.duplicates.has(key),
    });
    const content = decision.outcome === 'alert' ? fingerprint(notification) : null;
    const entry = decision.entry === null ? null : entryOf(decision.entry);
    const item = toNotificationItem(deps.nextId(), notification, decision, entry, { opened_at: null, test });
    return { item, decision, entry, fingerprint: content };
  }

  function fallback(notification: Notification, test: boolean): DecisionInput {
    let content: string | null = null;
    try {
      content = fingerprint(notification);
    } catch {
      // Told apart from nothing, it is no duplicate.
    }
    const isDuplicate = !test && content !== null && deps.duplicates.has(content);
    const decision = fallbackDecision(notification, isDuplicate ? 'duplicate' : 'alert');
    const item = fallbackItem(deps.nextId(), notification, decision, test);
    return { item, decision, entry: null, fingerprint: isDuplicate ? null : content };
  }

  /** One listener's fault keeps nothing from the others. */
  function runGuarded(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      deps.onError(what, error as Error);
    }
  }

  return {
    accept(text, receivedAtMs) {
      try {
        processFrame(text, receivedAtMs, false);
      } catch (error) {
        // A fault of ours where none was expected: the message must at least be seen, and the next one must be heard.
        deps.onMalformed(`could not be judged: ${(error as Error).message}`, text, receivedAtMs);
      }
    },
    acceptTest: (text, receivedAtMs) => processFrame(text, receivedAtMs, true),
  };
}
