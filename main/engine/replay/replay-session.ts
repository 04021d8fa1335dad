import {
  countReplay,
  playedUntil,
  type ReplayItem,
  type ReplaySpeed,
  type ReplayState,
} from '../../../core/feed/replay/replay-state.ts';
import type { Clock } from '../ports.ts';
import type { DecidedAgain } from './decide-again.ts';

/** How often what was played meanwhile is shown. */
const TICK_MS = 200;
/** The first message is played this long after the start. */
const LEAD_MS = 1_000;

/** What the user may change while an evening is played. */
export interface ReplayControl {
  readonly playing?: boolean | undefined;
  readonly speed?: ReplaySpeed | undefined;
  /** Milliseconds since the epoch. */
  readonly position?: number | undefined;
  readonly skip?: 'previous_alert' | 'next_alert' | undefined;
  readonly toasts?: boolean | undefined;
}

export interface ReplaySessionDeps {
  readonly clock: Pick<Clock, 'elapsed' | 'after'>;
  readonly fromMs: number;
  readonly toMs: number;
  readonly toasts: boolean;
  /** Messages recorded in the time. */
  readonly total: number;
  /** Something in the state changed. */
  readonly onChange: () => void;
  /** What alerted while it was played, in order; not what was passed over by moving on. */
  readonly onAlert: (item: ReplayItem) => void;
}

/** The playing of one recorded time: where it is, how fast it goes, and what came to what. */
export interface ReplaySession {
  state(): ReplayState;
  /** All messages in the order in which they came. */
  items(): readonly ReplayItem[];
  control(change: ReplayControl): void;
  /** Messages are being decided on (again): so many are done. */
  setProgress(done: number): void;
  /** All messages have been decided on: playing begins, or continues where it was. */
  setDecided(decided: DecidedAgain): void;
  dispose(): void;
}

export function createReplaySession(deps: ReplaySessionDeps): ReplaySession {
  const { clock, fromMs, toMs, onChange } = deps;
  let items: readonly ReplayItem[] = [];
  let cut = false;
  let revision = 0;
  let alertsBeforeEdit: number | null = null;
  let progress: ReplayState['progress'] = { done: 0, total: deps.total };
  let { toasts } = deps;
  let speed: ReplaySpeed = 20;
  let positionMs = fromMs;
  /** How many have been played. */
  let played = 0;
  let playing = true;
  let cancelTick: (() => void) | null = null;
  let tickedAtMs = 0;

  function tick(): void {
    const nowMs = clock.elapsed();
    advanceTo(positionMs + (nowMs - tickedAtMs) * speed);
    tickedAtMs = nowMs;
    if (positionMs >= toMs) playing = false;
    schedule();
    onChange();
  }

  function advanceTo(wantedMs: number): void {
    positionMs = Math.min(wantedMs, toMs);
    const until = playedUntil(items, positionMs);
    const passed = items.slice(played, until);
    played = until;
    if (toasts) for (const one of passed) if (one.item.outcome === 'alert') deps.onAlert(one);
  }

  /** Passes over what is between, without toasts. */
  function moveTo(wantedMs: number): void {
    positionMs = Math.min(Math.max(wantedMs, fromMs), toMs);
    played = playedUntil(items, positionMs);
  }

  /** When the alert came that is the next to be played, or the one before that was played last; `null` if there is none. */
  function alertTime(which: 'previous_alert' | 'next_alert'): number | null {
    const isAlert = ({ item }: ReplayItem) => item.outcome === 'alert';
    const found =
      which === 'next_alert' ? items.slice(played).find(isAlert) : items.slice(0, played).filter(isAlert).at(-2);
    return found === undefined ? null : Date.parse(found.item.received_at);
  }

  /** The clock of the replay runs while it plays and everything is decided on. */
  function schedule(): void {
    cancelTick?.();
    cancelTick = playing && revision > 0 ? clock.after(TICK_MS, tick) : null;
  }

  return {
    items: () => items,
    state: () => ({
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      position: positionMs,
      speed,
      playing,
      toasts,
      progress,
      revision,
      counts: countReplay(items),
      played: { messages: played, alerts: countReplay(items.slice(0, played)).alerts },
      alerts_then: items.filter(({ outcome_then: then }) => then === 'alert').length,
      alerts_before_edit: alertsBeforeEdit,
      without_message: revision === 0 || cut ? 0 : Math.max(0, deps.total - items.length),
      cut,
    }),
    control(change) {
      if (playing && revision > 0) tick();
      if (change.toasts !== undefined) toasts = change.toasts;
      if (change.speed !== undefined) speed = change.speed;
      if (change.position !== undefined) moveTo(change.position);
      if (change.skip !== undefined) moveTo(alertTime(change.skip) ?? positionMs);
      if (change.playing !== undefined) playing = change.playing;
      // Played again from the beginning once it has ended.
      if (change.playing === true && positionMs >= toMs) {
        positionMs = startOf(items, fromMs);
        played = 0;
      }
      tickedAtMs = clock.elapsed();
      schedule();
      onChange();
    },
    setProgress(done) {
      progress = { done: Math.min(done, deps.total), total: deps.total };
      onChange();
    },
    setDecided(decided) {
      const alertsBefore = countReplay(items).alerts;
      ({ items, cut } = decided);
      progress = null;
      if (revision === 0) positionMs = startOf(items, fromMs);
      else alertsBeforeEdit = alertsBefore;
      revision += 1;
      played = playedUntil(items, positionMs);
      tickedAtMs = clock.elapsed();
      schedule();
      onChange();
    },
    dispose: () => cancelTick?.(),
  };
}

/** Shortly before the first message. */
function startOf(items: readonly ReplayItem[], fromMs: number): number {
  const first = items[0];
  return first === undefined ? fromMs : Math.max(fromMs, Date.parse(first.item.received_at) - LEAD_MS);
}
