import type { Outcome } from '../matching/decision.ts';

/**
 * Which toast stands for an alert, and whether it sounds and opens by itself (design section 8).
 *
 * Nothing is ever queued: each alert gets its toast in the call that judges it. "No first toast of an event waits"
 * and "at most 5 toasts in 10 s" meet in the summary: the first alert of a sixth event is in the summary toast at
 * once instead of in one of its own later.
 *
 * - Toasts are counted by id. A replacement is the same toast; it counts from when it was last shown, so that no 10 s
 *   hold more than 5 ids, replacements included.
 * - An event's toast is replaced for 10 s from when it *first* showed. The alert after that is a new toast (and sounds
 *   again), so that an event that changes every few seconds does not stay behind one toast nobody looks at.
 * - A burst is over when fewer than 5 events wanted a toast in the last 10 s, those in the summary included. A summary
 *   that was shown less than 10 s ago is taken up again by the next burst.
 */
export const REPLACE_WITHIN_MS = 10_000;
export const BURST_WINDOW_MS = 10_000;
/** Toasts in one burst window before the summary takes over. */
export const BURST_LIMIT = 5;
/** An event opens by itself at most once in this time. */
export const AUTO_OPEN_EVERY_MS = 60_000;

/** What the policy needs to know of one alert. All times are milliseconds since the epoch. */
export interface AlertFacts {
  /** Alerts with the same key share a toast; see `eventKey`. */
  readonly event_key: string;
  readonly outcome: Outcome;
  readonly paused_until: number | null;
  /** Whether quiet hours hold now. */
  readonly quiet: boolean;
  /** The entry opens by itself, and there is a link. */
  readonly auto_open: boolean;
}

export type Withholding = Exclude<Outcome, 'alert'> | 'paused' | 'quiet hours' | 'snoozed';

export type ToastPlan =
  /** `toast` numbers the toasts of a run from 1. */
  | { readonly kind: 'new' | 'replace'; readonly toast: number }
  | { readonly kind: 'summary'; readonly toast: number; readonly first: boolean; readonly alerts: number }
  | { readonly kind: 'withheld'; readonly by: Withholding };

export interface AlertPlan {
  readonly toast: ToastPlan;
  /** Once per toast, not per message. */
  readonly sound: boolean;
  readonly open: boolean;
}

/** One event's toast, or its place in the summary (`toast` null). */
interface Slot {
  readonly event_key: string;
  readonly toast: number | null;
  readonly first_at: number;
  readonly last_at: number;
}

/** What the policy remembers between alerts: never more than what happened in the last minute, and snoozes. */
export interface PolicyState {
  readonly slots: readonly Slot[];
  readonly summary: { readonly toast: number; readonly last_at: number; readonly alerts: number } | null;
  readonly opened: readonly { readonly event_key: string; readonly at: number }[];
  readonly snoozed: readonly { readonly event_key: string; readonly until: number }[];
  readonly toasts: number;
}

export const INITIAL_POLICY: PolicyState = { slots: [], summary: null, opened: [], snoozed: [], toasts: 0 };

/** Ids of events are unique per website only. */
export function eventKey(event: { readonly website: string | null; readonly event_id: string }): string {
  return `${(event.website ?? '').toLowerCase()}\u0000${event.event_id}`;
}

/** Judges one alert at `now`. A clock that was set back forgets what lies in its future. */
export function judgeAlert(
  before: PolicyState,
  alert: AlertFacts,
  now: number,
): { readonly state: PolicyState; readonly plan: AlertPlan } {
  const state = forgetOld(before, now);
  const by = withheldBy(state, alert, now);
  if (by !== null) return { state, plan: { toast: { kind: 'withheld', by }, sound: false, open: false } };

  const placed = place(state, alert.event_key, now);
  const open = alert.auto_open && !state.opened.some((opened) => opened.event_key === alert.event_key);
  return {
    state: open
      ? { ...placed.state, opened: [...state.opened, { event_key: alert.event_key, at: now }] }
      : placed.state,
    plan: {
      toast: placed.toast,
      sound: placed.toast.kind === 'new' || (placed.toast.kind === 'summary' && placed.toast.first),
      open,
    },
  };
}

/** Withholds the toasts of an event until then. For events that no watchlist entry names; an entry is muted instead. */
export function snoozeEvent(state: PolicyState, key: string, until: number): PolicyState {
  return {
    ...state,
    snoozed: [...state.snoozed.filter(({ event_key }) => event_key !== key), { event_key: key, until }],
  };
}

function withheldBy(state: PolicyState, alert: AlertFacts, now: number): Withholding | null {
  if (alert.outcome !== 'alert') return alert.outcome;
  if (alert.paused_until !== null && now < alert.paused_until) return 'paused';
  if (alert.quiet) return 'quiet hours';
  if (state.snoozed.some(({ event_key }) => event_key === alert.event_key)) return 'snoozed';
  return null;
}

function place(state: PolicyState, key: string, now: number): { state: PolicyState; toast: ToastPlan } {
  const current = state.slots.find((slot) => slot.event_key === key && within(slot.first_at, now, REPLACE_WITHIN_MS));
  if (current !== undefined) {
    const slots = state.slots.map((slot) => (slot === current ? { ...slot, last_at: now } : slot));
    return current.toast === null
      ? summarise({ ...state, slots }, now)
      : { state: { ...state, slots }, toast: { kind: 'replace', toast: current.toast } };
  }
  if (state.slots.length >= BURST_LIMIT) {
    const slot = { event_key: key, toast: null, first_at: now, last_at: now };
    return summarise({ ...state, slots: [...state.slots, slot] }, now);
  }
  const toast = state.toasts + 1;
  const slot = { event_key: key, toast, first_at: now, last_at: now };
  return { state: { ...state, slots: [...state.slots, slot], toasts: toast }, toast: { kind: 'new', toast } };
}

function summarise(state: PolicyState, now: number): { state: PolicyState; toast: ToastPlan } {
  const first = state.summary === null;
  const toast = state.summary?.toast ?? state.toasts + 1;
  const alerts = (state.summary?.alerts ?? 0) + 1;
  return {
    state: { ...state, summary: { toast, last_at: now, alerts }, toasts: Math.max(state.toasts, toast) },
    toast: { kind: 'summary', toast, first, alerts },
  };
}

function forgetOld(state: PolicyState, now: number): PolicyState {
  const { summary } = state;
  return {
    ...state,
    slots: state.slots.filter((slot) => within(slot.last_at, now, BURST_WINDOW_MS)),
    summary: summary !== null && within(summary.last_at, now, BURST_WINDOW_MS) ? summary : null,
    opened: state.opened.filter(({ at }) => within(at, now, AUTO_OPEN_EVERY_MS)),
    snoozed: state.snoozed.filter(({ until }) => now < until),
  };
}

/** Whether `at` lies in the `spanMs` before `now`, `now` included. */
function within(at: number, now: number, spanMs: number): boolean {
  return at <= now && now - at < spanMs;
}
