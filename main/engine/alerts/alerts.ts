import { randomBytes } from 'node:crypto';
import {
  type AlertPlan,
  eventKey,
  INITIAL_POLICY,
  judgeAlert,
  snoozeEvent,
  type ToastPlan,
} from '../../../core/alerts/policy.ts';
import { isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import { soundFor } from '../../../core/alerts/sounds.ts';
import { summaryText, type ToastText, toastText } from '../../../core/alerts/toast-text.ts';
import type { LinkOutcome, ToastOutcome } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/item.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Ports, Toast } from '../ports.ts';
import { createActivation } from './activation.ts';
import type { Alert } from './alert.ts';
import { createLatestToasts } from './latest-toasts.ts';
import { createTroubleLog } from './trouble-log.ts';

/** Which item each toast stands for. Persisted, so that a click after a restart still opens the right link. */
export interface ToastMemory {
  remember(toastId: string, itemId: number): void;
  itemOf(toastId: string): number | null;
}

export interface AlertDeps extends Pick<Ports, 'clock' | 'toaster' | 'sounds' | 'log'> {
  settings(): Settings;
  /** Milliseconds since the epoch; `null` when alerts are not paused. */
  pausedUntil(): number | null;
  /** Whether what arrives comes from the simulator; toasts then say DEMO. */
  demo(): boolean;
  /**
   * Opens the link of an offer of an item (`null`: the decision's link), after judging it, in the browser of its
   * entry. Tells the user itself where it could not, or where a yes is needed first.
   */
  openLink(itemId: number, offer: string | null): Promise<LinkOutcome>;
  /**
   * Mutes the entries of an item's event until then (milliseconds since the epoch), also of an item of an earlier run.
   * Tells whether the item was an entry's. Never rejects.
   */
  snooze(itemId: number, untilMs: number): Promise<boolean>;
  /** Opens the feed, at an item where there is one. */
  showFeed(itemId: number | null): void;
  readonly toastMemory: ToastMemory;
  /** Queues the alert for the forwarders; must not block. */
  forward(alert: Alert): void;
}

export interface Alerts {
  /**
   * Asks for the toast, sound and opening of an alert in the same call; resolves with what became of the toast.
   * Never rejects. Forwarding goes on while toasts are withheld; what the simulator made up is not forwarded.
   */
  raise(alert: Alert): Promise<ToastOutcome>;
  /**
   * Shows a toast of its own for a made-up alert, whatever is up, paused or quiet: to see that toasts work. It is not
   * forwarded and does not open by itself.
   */
  test(alert: Alert): Promise<ToastOutcome>;
  /** What became of the toasts of this run, by outcome. */
  counts(): Readonly<Record<ToastOutcome['outcome'], number>>;
  stop(): void;
}

/** Toasts whose alerts are kept for their Snooze button. */
const TOASTS_KEPT = 200;
/** Events a summary can name; see `summaryText`. */
const SUMMARY_EVENTS_KEPT = 100;

/** Runs the alert policy (`core/alerts/policy.ts`) against the host. */
export function createAlerts(deps: AlertDeps): Alerts {
  const run = randomBytes(6).toString('hex');
  const counts = { shown: 0, failed: 0, unknown: 0, withheld: 0 };
  const alertOfToast = new Map<string, Alert>();
  const toastTrouble = createTroubleLog(deps.log, 'A toast was not shown');
  const soundTrouble = createTroubleLog(deps.log, 'The alert sound was not played');
  const toasts = createLatestToasts(deps.toaster, deps.clock, (outcome) => {
    counts[outcome.outcome] += 1;
    if (outcome.outcome === 'failed') toastTrouble.failed(`${outcome.by}: ${outcome.detail}`);
    if (outcome.outcome === 'shown') toastTrouble.worked();
  });
  let policy = INITIAL_POLICY;
  let tests = 0;
  let summary: { readonly toast: number; readonly items: Map<string, NotificationItem> } | null = null;

  const activate = createActivation({
    clock: deps.clock,
    log: deps.log,
    openLink: deps.openLink,
    showFeed: deps.showFeed,
    itemOf: (toastId) => deps.toastMemory.itemOf(toastId),
    async snooze(toastId, untilMs) {
      const alert = alertOfToast.get(toastId);
      if (alert?.entry === null) {
        policy = snoozeEvent(policy, eventKey(alert.item), untilMs);
        return true;
      }
      const itemId = alert?.item.id ?? deps.toastMemory.itemOf(toastId);
      return itemId !== null && deps.snooze(itemId, untilMs);
    },
  });
  const stopListening = deps.toaster.onActivate((activation) => void activate(activation));

  function request(id: string, alert: Alert, text: ToastText, isSummary: boolean): Promise<ToastOutcome> {
    if (!isSummary) {
      alertOfToast.delete(id);
      alertOfToast.set(id, alert);
      const oldest = alertOfToast.keys().next();
      if (alertOfToast.size > TOASTS_KEPT && !oldest.done) alertOfToast.delete(oldest.value);
      deps.toastMemory.remember(id, alert.item.id);
    }
    const toast: Toast = {
      id,
      group_id: isSummary ? `${run}-summary` : groupOf(alert.item.event_id),
      ...text,
      actions: isSummary ? [] : alert.item.has_link ? ['add_to_cart', 'snooze'] : ['snooze'],
      urgency: 'normal',
      silent: true,
    };
    return toasts.show(toast);
  }

  function show(plan: Exclude<ToastPlan, { kind: 'withheld' }>, alert: Alert): Promise<ToastOutcome> {
    const id = `${run}-${plan.toast}`;
    if (plan.kind !== 'summary') return request(id, alert, toastText(alert.item, deps.demo()), false);
    if (summary?.toast !== plan.toast) summary = { toast: plan.toast, items: new Map() };
    const key = eventKey(alert.item);
    summary.items.delete(key);
    summary.items.set(key, alert.item);
    const oldest = summary.items.keys().next();
    if (summary.items.size > SUMMARY_EVENTS_KEPT && !oldest.done) summary.items.delete(oldest.value);
    const newest = [...summary.items.values()].reverse();
    return request(id, alert, summaryText(plan.alerts, newest, deps.demo()), true);
  }

  function play(alert: Alert): void {
    const { sound, volume } = deps.settings().alerts;
    const id = soundFor(alert.entry?.sound ?? null, sound);
    if (id === null || volume === 0) return;
    deps.sounds
      .play(id, volume)
      .then(soundTrouble.worked, (error) =>
        soundTrouble.failed(error instanceof Error ? error.message : String(error)),
      );
  }

  function open(alert: Alert): void {
    deps.openLink(alert.item.id, null).catch((error) => {
      deps.log.error(`The link was not opened by itself: ${error instanceof Error ? error.message : error}`);
    });
  }

  function forward(alert: Alert): void {
    try {
      deps.forward(alert);
    } catch (error) {
      deps.log.error(`An alert was not queued for forwarding: ${error instanceof Error ? error.message : error}`);
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
    raise(alert) {
      const now = deps.clock.now();
      const judged = judgeAlert(
        policy,
        {
          event_key: eventKey(alert.item),
          outcome: alert.decision.outcome,
          paused_until: deps.pausedUntil(),
          quiet: isQuietAt(now, deps.settings().alerts),
          auto_open: alert.entry?.auto_open === true && alert.item.has_link && !alert.item.test,
        },
        now,
      );
      policy = judged.state;
      const outcome = toastFor(alert, judged.plan);
      if (judged.plan.open) open(alert);
      if (judged.plan.sound) play(alert);
      if (alert.decision.outcome === 'alert' && !deps.demo()) forward(alert);
      return outcome;
    },
    test(alert) {
      tests += 1;
      play(alert);
      return request(`${run}-test-${tests}`, alert, toastText(alert.item, deps.demo()), false);
    },
    counts: () => ({ ...counts }),
    stop() {
      stopListening();
      alertOfToast.clear();
      toastTrouble.end();
      soundTrouble.end();
    },
  };
}

/** A group id of bounded length: platforms limit it as they limit ids. */
function groupOf(eventId: string): string {
  return eventId.length <= 60 ? eventId : `${eventId.slice(0, 40)}~${eventId.slice(-19)}`;
}
