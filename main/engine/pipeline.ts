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
import { unjudgedDecision, unjudgedItem } from './unjudged.ts';

/** One notification after decoding and deciding. */
export interface Judged {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
  /** The entry that decided. */
  readonly entry: WatchlistEntry | null;
  /** Of an alert: what makes a later notification its duplicate; `null` too where that could not be told. */
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
  /** A fault of ours, with what it kept from being done. The message went on its way as well as it could. */
  readonly onFault: (what: string, error: Error) => void;
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
    const judged: Judged = { ...ruling(notification, receivedAt, test), notification, frame: text, receivedAt };
    if (judged.decision.outcome === 'alert') {
      if (judged.fingerprint !== null && !test) deps.duplicates.remember(judged.fingerprint, receivedAt);
      guarded('an alert could not be raised', () => deps.onAlert(judged));
    }
    guarded('a notification could not be recorded', () => deps.onJudged(judged));
    return judged;
  }

  type Ruling = Pick<Judged, 'item' | 'decision' | 'entry' | 'fingerprint'>;

  /** What the watchlist says; where that cannot be had by a fault of ours, an alert (design section 1). */
  function ruling(notification: Notification, receivedAt: number, test: boolean): Ruling {
    try {
      return byWatchlist(notification, receivedAt, test);
    } catch (error) {
      deps.onFault('a notification could not be judged and was let through unverified', error as Error);
      return unjudged(notification, test);
    }
  }

  function byWatchlist(notification: Notification, receivedAt: number, test: boolean): Ruling {
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
    return { item, decision, entry, fingerprint: content };
  }

  function unjudged(notification: Notification, test: boolean): Ruling {
    let content: string | null = null;
    try {
      content = fingerprint(notification);
    } catch {
      // Told apart from nothing, it is no duplicate.
    }
    const again = !test && content !== null && deps.duplicates.has(content);
    const decision = unjudgedDecision(notification, again ? 'duplicate' : 'alert');
    const item = unjudgedItem(deps.nextId(), notification, decision, test);
    return { item, decision, entry: null, fingerprint: again ? null : content };
  }

  /** One listener's fault keeps nothing from the others. */
  function guarded(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      deps.onFault(what, error as Error);
    }
  }

  return {
    accept(text, receivedAtMs) {
      try {
        judge(text, receivedAtMs, false);
      } catch (error) {
        // A fault of ours where none was expected: the message must at least be seen, and the next one must be heard.
        deps.onMalformed(`could not be judged: ${(error as Error).message}`, text, receivedAtMs);
      }
    },
    acceptTest: (text, receivedAtMs) => judge(text, receivedAtMs, true),
  };
}
