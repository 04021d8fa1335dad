import { briefOf } from '../../core/feed/brief.ts';
import type { NotificationItem } from '../../core/feed/item.ts';
import { decide } from '../../core/matching/decide.ts';
import type { Decision } from '../../core/matching/decision.ts';
import type { WatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../core/notification/decode.ts';
import { fingerprint } from '../../core/notification/fingerprint.ts';
import type { Notification } from '../../core/notification/notification.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import type { DuplicateMemory } from './duplicates.ts';

/** One notification after decoding and deciding. */
export interface Judged {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
  /** The entry that decided. */
  readonly entry: WatchlistEntry | null;
  /** Of an alert: what makes a later notification its duplicate. */
  readonly fingerprint: string | null;
  readonly frame: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What the pipeline judges by; asked for anew with every message, so that a change counts at once. */
export interface Judgement {
  readonly index: WatchlistIndex;
  readonly entry: (id: string) => WatchlistEntry | null;
  readonly settings: Pick<Settings, 'unlisted' | 'apply_local_filters'> & {
    readonly gateway: Pick<Settings['gateway'], 'endpoint'>;
  };
}

export interface PipelineDeps {
  readonly judgement: () => Judgement;
  readonly duplicates: DuplicateMemory;
  /** The number of the next item. */
  readonly nextId: () => number;
  /** Hears of an alert before anything else is done with the message. */
  readonly onAlert: (judged: Judged) => void;
  /** Hears of every message, alerts included. */
  readonly onJudged: (judged: Judged) => void;
  readonly onMalformed: (error: string, text: string, receivedAtMs: number) => void;
}

/** Frame -> decode -> decide -> alert, then everything else (design section 2). */
export interface Pipeline {
  /** A text frame of the gateway. Never throws. */
  accept(text: string, receivedAtMs: number): void;
  /** A made-up frame that alerts whatever the watchlist says; `null` where it could not be read. */
  acceptTest(text: string, receivedAtMs: number): Judged | null;
}

export function createPipeline(deps: PipelineDeps): Pipeline {
  function judge(text: string, receivedAt: number, test: boolean): Judged | null {
    const decoded = decodeFrame(text, receivedAt);
    if (decoded.kind === 'malformed') {
      deps.onMalformed(decoded.error, text, receivedAt);
      return null;
    }
    return judgeNotification(decoded.notification, text, receivedAt, test);
  }

  function judgeNotification(notification: Notification, text: string, receivedAt: number, test: boolean): Judged {
    const { index, entry: entryOf, settings } = deps.judgement();
    const decision = decide(notification, index, {
      now: receivedAt,
      unlisted: test ? 'alert' : settings.unlisted,
      endpoint: settings.gateway.endpoint,
      apply_local_filters: settings.apply_local_filters,
      alerted: (key) => !test && deps.duplicates.has(key),
    });
    const content = decision.outcome === 'alert' ? fingerprint(notification) : null;
    const entry = decision.entry === null ? null : entryOf(decision.entry);
    const item = briefOf(deps.nextId(), notification, decision, entry, { opened_at: null, test });
    const judged: Judged = { item, notification, decision, entry, fingerprint: content, frame: text, receivedAt };
    if (content !== null) {
      if (!test) deps.duplicates.remember(content, receivedAt);
      deps.onAlert(judged);
    }
    deps.onJudged(judged);
    return judged;
  }
  return {
    accept(text, receivedAtMs) {
      try {
        judge(text, receivedAtMs, false);
      } catch (error) {
        // A fault of ours: the message must at least be seen, and the next one must be heard.
        deps.onMalformed(`could not be judged: ${(error as Error).message}`, text, receivedAtMs);
      }
    },
    acceptTest: (text, receivedAtMs) => judge(text, receivedAtMs, true),
  };
}
