import type { Outcome } from '../matching/decision.ts';
import { isWithin } from '../time/clock-jumps.ts';

/**
 * Which toast an alert gets, and whether it plays a sound and opens automatically.
 *
 * Nothing is ever queued: each alert gets its toast in the call that plans it. "No first toast of an event waits"
 * and "at most 5 toasts in 10 s" meet in the summary: the first alert of a sixth event is in the summary toast at
 * once instead of in a separate one later.
 *
 * - Toasts are counted by id. A replacement is the same toast; it counts from when it was last shown, so that no 10 s
 *   hold more than 5 ids, replacements included.
 * - An event's toast is replaced for 10 s from when it *first* showed. The alert after that is a new toast (and sounds
 *   again), so that an event that changes every few seconds does not stay behind one toast nobody looks at.
 * - A burst is over when fewer than 5 events wanted a toast in the last 10 s, those in the summary included. A summary
 *   that was shown less than 10 s ago is taken up again by the next burst.
 */
const REPLACE_WINDOW_MS = 10_000;
const BURST_WINDOW_MS = 10_000;
/** Toasts in one burst window before the summary takes over. */
const BURST_LIMIT = 5;
/** An event opens by itself at most once in this time. */
const AUTO_OPEN_INTERVAL_MS = 60_000;

/** What the policy needs to know of one alert. All times are milliseconds of elapsed time (`core/time/clock-jumps.ts`). */
export interface AlertInput {
  /** Alerts with the same key share a toast; see `eventKey`. */
  readonly eventKey: string;
  readonly outcome: Outcome;
  readonly paused: boolean;
  /** Whether quiet hours hold now. */
  readonly quiet: boolean;
  /** The entry opens by itself, and there is a link. */
  readonly autoOpen: boolean;
  /** The alert has a sound, or is spoken. */
  readonly audible: boolean;
}

type WithheldReason = Exclude<Outcome, 'alert'> | 'paused' | 'quiet hours' | 'snoozed';

export type ToastPlan =
  /** `toast` numbers the toasts of a run from 1. */
  | { readonly kind: 'new' | 'replace'; readonly toast: number }
  | { readonly kind: 'summary'; readonly toast: number; readonly first: boolean; readonly alerts: number }
  | { readonly kind: 'withheld'; readonly by: WithheldReason };

type RaisedToast = Exclude<ToastPlan, { kind: 'withheld' }>;

export interface AlertPlan {
  readonly toast: ToastPlan;
  /** Once per toast, not per message: with the first of its alerts that is audible. */
  readonly sound: boolean;
  readonly open: boolean;
}

/** One event's toast, or its place in the summary (`toast` null). */
interface ToastSlot {
  readonly eventKey: string;
  readonly toast: number | null;
  readonly firstShownAtMs: number;
  readonly lastShownAtMs: number;
}

/** What the policy remembers between alerts: never more than what happened in the last minute, and snoozes. */
export interface AlertPolicyState {
  readonly slots: readonly ToastSlot[];
  readonly summary: { readonly toast: number; readonly lastShownAtMs: number; readonly alerts: number } | null;
  readonly opened: readonly { readonly event_key: string; readonly at: number }[];
  readonly snoozed: readonly { readonly event_key: string; readonly until: number }[];
  readonly toasts: number;
  /** The toasts that are up and have sounded. */
  readonly sounded: readonly number[];
}

export const INITIAL_ALERT_POLICY: AlertPolicyState = {
  slots: [],
  summary: null,
  opened: [],
  snoozed: [],
  toasts: 0,
  sounded: [],
};

/** Plans one alert at `nowMs`. */
export function planAlert(
  before: AlertPolicyState,
  alert: AlertInput,
  nowMs: number,
): { readonly state: AlertPolicyState; readonly plan: AlertPlan } {
  const state = dropExpired(before, nowMs);
  const by = findWithheldReason(state, alert);
  if (by !== null) return { state, plan: { toast: { kind: 'withheld', by }, sound: false, open: false } };

  const placed = placeToast(state, alert.eventKey, nowMs);
  const { toast } = placed.toast;
  const open = alert.autoOpen && !state.opened.some((opened) => opened.event_key === alert.eventKey);
  const sound = alert.audible && !state.sounded.includes(toast);
  return {
    state: {
      ...placed.state,
      opened: open ? [...state.opened, { event_key: alert.eventKey, at: nowMs }] : state.opened,
      sounded: sound ? [...state.sounded, toast] : state.sounded,
    },
    plan: { toast: placed.toast, sound, open },
  };
}

/** Withholds the toasts of an event until then. For events that no watchlist entry names; an entry is muted instead. */
export function withSnoozedEvent(state: AlertPolicyState, key: string, untilMs: number): AlertPolicyState {
  return {
    ...state,
    snoozed: [...state.snoozed.filter(({ event_key }) => event_key !== key), { event_key: key, until: untilMs }],
  };
}

function findWithheldReason(state: AlertPolicyState, alert: AlertInput): WithheldReason | null {
  if (alert.outcome !== 'alert') return alert.outcome;
  if (alert.paused) return 'paused';
  if (alert.quiet) return 'quiet hours';
  if (state.snoozed.some(({ event_key }) => event_key === alert.eventKey)) return 'snoozed';
  return null;
}

function placeToast(
  state: AlertPolicyState,
  key: string,
  nowMs: number,
): { state: AlertPolicyState; toast: RaisedToast } {
  const current = state.slots.find(
    (slot) => slot.eventKey === key && isWithin(slot.firstShownAtMs, nowMs, REPLACE_WINDOW_MS),
  );
  if (current !== undefined) {
    const slots = state.slots.map((slot) => (slot === current ? { ...slot, lastShownAtMs: nowMs } : slot));
    return current.toast === null
      ? addToSummary({ ...state, slots }, nowMs)
      : { state: { ...state, slots }, toast: { kind: 'replace', toast: current.toast } };
  }
  if (state.slots.length >= BURST_LIMIT) {
    const slot = { eventKey: key, toast: null, firstShownAtMs: nowMs, lastShownAtMs: nowMs };
    return addToSummary({ ...state, slots: [...state.slots, slot] }, nowMs);
  }
  const toast = state.toasts + 1;
  const slot = { eventKey: key, toast, firstShownAtMs: nowMs, lastShownAtMs: nowMs };
  return { state: { ...state, slots: [...state.slots, slot], toasts: toast }, toast: { kind: 'new', toast } };
}

function addToSummary(state: AlertPolicyState, nowMs: number): { state: AlertPolicyState; toast: RaisedToast } {
  const first = state.summary === null;
  const toast = state.summary?.toast ?? state.toasts + 1;
  const alerts = (state.summary?.alerts ?? 0) + 1;
  return {
    state: { ...state, summary: { toast, lastShownAtMs: nowMs, alerts }, toasts: Math.max(state.toasts, toast) },
    toast: { kind: 'summary', toast, first, alerts },
  };
}

function dropExpired(state: AlertPolicyState, nowMs: number): AlertPolicyState {
  const slots = state.slots.filter((slot) => isWithin(slot.lastShownAtMs, nowMs, BURST_WINDOW_MS));
  const isSummaryUp = state.summary !== null && isWithin(state.summary.lastShownAtMs, nowMs, BURST_WINDOW_MS);
  const summary = isSummaryUp ? state.summary : null;
  return {
    ...state,
    slots,
    summary,
    sounded: state.sounded.filter((toast) => toast === summary?.toast || slots.some((slot) => slot.toast === toast)),
    opened: state.opened.filter(({ at }) => isWithin(at, nowMs, AUTO_OPEN_INTERVAL_MS)),
    snoozed: state.snoozed.filter(({ until }) => nowMs < until),
  };
}
