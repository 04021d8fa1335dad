import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type AlertPlan,
  INITIAL_ALERT_POLICY,
  planAlert,
  type ToastPlan,
  withSnoozedEvent,
} from '../../../core/alerts/alert-policy.ts';
import { isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import { soundsToTry } from '../../../core/alerts/sounds.ts';
import { isSpoken } from '../../../core/alerts/speech.ts';
import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { createBurstSummary } from '../../../core/feed/format/burst-summary.ts';
import { formatToast, type ToastText } from '../../../core/feed/format/toast-text.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import { eventKey } from '../../../core/notification/event-key.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { Ports, ToastActivation } from '../ports.ts';
import type { ToastMemory } from '../profile/toast-memory.ts';
import { isReplayToast } from '../replay/replay-toasts.ts';
import { type Alert, entriesOf } from './alert.ts';
import { createFailureLog } from './failure-log.ts';
import { createToastClickHandler } from './toast-click-handler.ts';
import { createToastCoalescer } from './toast-coalescer.ts';

export interface AlertDeps extends Pick<Ports, 'clock' | 'toaster' | 'sounds' | 'log'> {
  settings(): Settings;
  /** How the user wants times to be written. */
  times(): TimeFormat;
  /** Milliseconds since the epoch; `null` when alerts are not paused. */
  pausedUntilMs(): number | null;
  /** Whether what arrives comes from the simulator; toasts then say DEMO. */
  isDemo(): boolean;
  /**
   * Opens the link of an offer of an item (`null`: the decision's link), after checking it, in the browser of its
   * entry. Reports to the user itself if it could not, or if the link must be confirmed first.
   */
  openLink(itemId: number, offer: string | null): Promise<LinkOutcome>;
  /**
   * Mutes the entries of an item's event until then (milliseconds since the epoch), also of an item of an earlier run.
   * Resolves to whether the item had an entry. Never rejects.
   */
  snooze(itemId: number, untilMs: number): Promise<boolean>;
  /** A toast was clicked: somebody is at the desk and knows of its item. */
  onAnswered(itemId: number, action: ToastActivation['action']): void;
  /** Opens the feed, at an item if there is one. */
  showFeed(itemId: number | null): void;
  /** A toast that a replay raised was clicked. */
  showReplay(toastId: string): void;
  readonly toastMemory: ToastMemory;
  /** A toast was shown, or could not be. */
  onToast(): void;
  /** Speaks the alert if that is wanted; must not block. @param isTest also while alerts are paused or muted */
  speak(alert: Alert, isTest: boolean): void;
  /** An own sound could not be played, and another was tried in its place. */
  onUnplayedSound(): void;
  /** Sends the alert to where it is forwarded; must not block. */
  forward(alert: Alert): void;
}

export interface Alerts {
  /** From now on clicks on toasts count. The toaster keeps one that started the app until then. */
  start(): void;
  /**
   * Asks for the toast, sound and opening of an alert in the same call; resolves with the outcome of the toast.
   * Never rejects. Forwarding goes on while toasts are withheld; what the simulator sends is not forwarded.
   */
  raise(alert: Alert): Promise<ToastOutcome>;
  /**
   * Shows a separate toast for a test alert, even while alerts are paused or in quiet hours, to see that toasts work. It
   * is not forwarded and opens nothing.
   */
  test(alert: Alert): Promise<ToastOutcome>;
  /** How many toasts of this run had which outcome. */
  counts(): Readonly<Record<ToastOutcome['outcome'], number>>;
  dispose(): void;
}

/** Toasts whose items are kept for their Snooze button. */
const MAX_SNOOZABLE_TOASTS = 200;

/** Runs the alert policy (`core/alerts/alert-policy.ts`) against the host. */
export function createAlerts(deps: AlertDeps): Alerts {
  const runId = randomBytes(6).toString('hex');
  const counts = { shown: 0, failed: 0, unknown: 0, withheld: 0 };
  const itemOfToast = new LRUCache<string, NotificationItem>({ max: MAX_SNOOZABLE_TOASTS });
  const stack = createDisposableStack();
  const toastFailures = stack.use(createFailureLog(deps.log, 'A toast was not shown'));
  const soundFailures = stack.use(createFailureLog(deps.log, 'The alert sound was not played'));
  stack.defer(() => itemOfToast.clear());
  const toasts = createToastCoalescer(deps.toaster, deps.clock, (outcome) => {
    counts[outcome.outcome] += 1;
    deps.onToast();
    if (outcome.outcome === 'failed') toastFailures.failed(`${outcome.by}: ${outcome.detail}`);
    if (outcome.outcome === 'shown') toastFailures.succeeded();
  });
  let policy = INITIAL_ALERT_POLICY;
  let testCount = 0;
  let summary = createBurstSummary();

  const activate = createToastClickHandler({
    clock: deps.clock,
    log: deps.log,
    openLink: deps.openLink,
    showFeed: deps.showFeed,
    onAnswered: deps.onAnswered,
    itemIdOf: (toastId) => deps.toastMemory.itemIdOf(toastId),
    async snooze(toastId, untilMs) {
      const item = itemOfToast.get(toastId);
      const itemId = item?.id ?? deps.toastMemory.itemIdOf(toastId);
      // Whether an entry names the event may have changed since the alert.
      if (itemId !== null && (await deps.snooze(itemId, untilMs))) return true;
      if (item === undefined) return false;
      const lastsMs = untilMs - deps.clock.now();
      policy = withSnoozedEvent(policy, eventKey(item), deps.clock.elapsed() + lastsMs);
      return true;
    },
  });
  /** What cannot be stored for a click after a restart must cost neither the toast nor what follows it. */
  function remember(toastId: string, itemId: number): void {
    try {
      deps.toastMemory.set(toastId, itemId);
    } catch (error) {
      deps.log.error(`What a toast is about was not stored: ${errorMessage(error)}`);
    }
  }

  function showToast(id: string, alert: Alert, format: () => ToastText, isSummary: boolean): Promise<ToastOutcome> {
    if (!isSummary) {
      // Not the alert itself, which holds the whole message.
      itemOfToast.set(id, alert.item);
      remember(id, alert.item.id);
    }
    return toasts.show(id, () => ({
      id,
      groupId: isSummary ? `${runId}-summary` : groupIdOf(alert.item.event_id),
      ...format(),
      actions: isSummary ? [] : alert.item.has_link ? ['add_to_cart', 'snooze'] : ['snooze'],
      urgency: 'normal',
      silent: true,
    }));
  }

  function show(plan: Exclude<ToastPlan, { kind: 'withheld' }>, alert: Alert): Promise<ToastOutcome> {
    const id = `${runId}-${plan.toast}`;
    if (plan.kind !== 'summary')
      return showToast(id, alert, () => formatToast(alert.item, deps.isDemo(), deps.times()), false);
    if (plan.first) summary = createBurstSummary();
    const { add, format } = summary;
    add(eventKey(alert.item), alert.item);
    return showToast(id, alert, () => format(plan.alerts, deps.isDemo()), true);
  }

  /** Empty if the alert has no sound. */
  function soundsOf(alert: Alert): readonly string[] {
    const { sounds, alerts } = deps.settings();
    if (alerts.volume === 0) return [];
    const ofEntries = entriesOf(alert).map((entry) => soundsToTry(entry?.sound ?? null, alerts.sound, sounds));
    return ofEntries.find((some) => some.length > 0) ?? [];
  }

  function isAudible(alert: Alert): boolean {
    const { speak: speaks, volume } = deps.settings().alerts;
    return soundsOf(alert).length > 0 || (volume > 0 && isSpoken(entriesOf(alert), speaks));
  }

  function playSound(alert: Alert): void {
    const [first, ...others] = soundsOf(alert);
    if (first !== undefined) void playFirst(first, others, deps.settings().alerts.volume);
  }

  /** Plays a sound, or else the next that can be played. Never rejects. */
  async function playFirst(sound: string, others: readonly string[], volume: number): Promise<void> {
    try {
      await deps.sounds.play(sound, volume);
      soundFailures.succeeded();
    } catch (error) {
      soundFailures.failed(errorMessage(error));
      const [next, ...rest] = others;
      if (next === undefined) return;
      deps.onUnplayedSound();
      await playFirst(next, rest, volume);
    }
  }

  function speak(alert: Alert, isTest: boolean): void {
    try {
      deps.speak(alert, isTest);
    } catch (error) {
      deps.log.error(`An alert was not spoken: ${errorMessage(error)}`);
    }
  }

  /** Opens what the entry wants that says so, which may be another offer than that of the toast. */
  function openAutomatically({ item, decision, entry, also = [] }: Alert): void {
    const other = entry?.auto_open === true ? undefined : also.find((one) => one.entry.auto_open);
    const wantsAnother = other !== undefined && other.link !== decision.link;
    deps.openLink(item.id, wantsAnother ? other.best : null).catch((error) => {
      deps.log.error(`The link was not opened by itself: ${errorMessage(error)}`);
    });
  }

  function forward(alert: Alert): void {
    try {
      deps.forward(alert);
    } catch (error) {
      deps.log.error(`An alert was not queued for forwarding: ${errorMessage(error)}`);
    }
  }

  function withheld(by: string, detail: string): Promise<ToastOutcome> {
    counts.withheld += 1;
    return Promise.resolve({ outcome: 'withheld', by, detail });
  }

  function toastFor(alert: Alert, plan: AlertPlan): Promise<ToastOutcome> {
    if (plan.toast.kind === 'withheld') return withheld(plan.toast.by, `No toast: ${plan.toast.by}.`);
    if (!deps.settings().alerts.toasts) return withheld('toasts off', 'Toasts are turned off in the settings.');
    return show(plan.toast, alert);
  }

  return {
    start() {
      stack.defer(
        deps.toaster.onActivate((activation) => {
          if (isReplayToast(activation.toastId)) deps.showReplay(activation.toastId);
          else void activate(activation);
        }),
      );
    },
    raise(alert) {
      // A snooze is for an event that no entry names. An entry has its own mute.
      if (alert.entry !== null && policy.snoozed.length > 0) {
        policy = withSnoozedEvent(policy, eventKey(alert.item), deps.clock.elapsed());
      }
      const decided = planAlert(
        policy,
        {
          eventKey: eventKey(alert.item),
          outcome: alert.decision.outcome,
          paused: deps.pausedUntilMs() !== null,
          quiet: isQuietAt(deps.clock.now(), deps.settings().alerts, deps.settings().time.zone),
          autoOpen:
            entriesOf(alert).some((entry) => entry?.auto_open === true) && alert.item.has_link && !alert.item.test,
          audible: isAudible(alert),
        },
        deps.clock.elapsed(),
      );
      policy = decided.state;
      const outcome = toastFor(alert, decided.plan);
      if (decided.plan.open) openAutomatically(alert);
      if (decided.plan.sound) {
        playSound(alert);
        speak(alert, false);
      }
      if (alert.decision.outcome === 'alert' && !deps.isDemo()) forward(alert);
      return outcome;
    },
    test(alert) {
      testCount += 1;
      playSound(alert);
      speak(alert, true);
      return showToast(
        `${runId}-test-${testCount}`,
        alert,
        () => formatToast(alert.item, deps.isDemo(), deps.times()),
        false,
      );
    },
    counts: () => ({ ...counts }),
    dispose: stack.dispose,
  };
}

/** A group id of bounded length: platforms limit it as they limit ids. */
function groupIdOf(eventId: string): string {
  return eventId.length <= 60 ? eventId : `${eventId.slice(0, 40)}~${eventId.slice(-19)}`;
}
