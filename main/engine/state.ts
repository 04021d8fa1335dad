import { isQuietAt } from '../../core/alerts/quiet-hours.ts';
import type { AppState, HostAbilities, KeyState, Notice } from '../../core/bridge/contract.ts';
import type { ConnectionStatus } from '../../core/connection/status.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Clock } from './ports.ts';

/** Changes that come with every message reach the window at most this often. */
const COUNTS_INTERVAL_MS = 1000;
/** How often quiet hours and a new day are looked for. */
const TICK_MS = 30_000;

/** Where the parts of the state come from. */
export interface StateSources {
  readonly fixed: Pick<AppState, 'mode' | 'platform' | 'version'> & { readonly abilities: HostAbilities };
  readonly clock: Clock;
  profile(): 'live' | 'demo';
  key(): KeyState;
  connection(): ConnectionStatus;
  feedDelayMs(): number | null;
  /** Milliseconds since the epoch. */
  pausedUntil(): number | null;
  settings(): Settings;
  conditions(): readonly Notice[];
  counts(): AppState['counts'];
}

/** The state of the app as the window sees it, and when it is told of a change. */
export interface StateFeed {
  current(): AppState;
  /** From here on changes are told. */
  begin(): void;
  /** Something changed that should be seen now. Several in one go make one event. */
  changed(): void;
  /** Something changed that changes often; told within a second. */
  ticked(): void;
  stop(): void;
}

export function createStateFeed(sources: StateSources, emit: (state: AppState) => void): StateFeed {
  const { clock } = sources;
  let scheduled = false;
  let telling = false;
  let cancelCounts: (() => void) | null = null;
  let last: AppState | null = null;

  function current(): AppState {
    const now = clock.now();
    const pausedUntil = sources.pausedUntil();
    const settings = sources.settings();
    return {
      ...sources.fixed,
      profile: sources.profile(),
      key: sources.key(),
      connection: sources.connection(),
      feed_delay_ms: sources.feedDelayMs(),
      paused_until: pausedUntil === null ? null : new Date(pausedUntil).toISOString(),
      quiet_now: isQuietAt(now, settings.alerts),
      settings,
      conditions: sources.conditions(),
      counts: sources.counts(),
    };
  }

  function tell(): void {
    scheduled = false;
    if (!telling) return;
    last = current();
    emit(last);
  }

  function changed(): void {
    if (scheduled || !telling) return;
    scheduled = true;
    queueMicrotask(tell);
  }

  let cancelTick = (): void => {};

  function tick(): void {
    cancelTick = clock.after(TICK_MS, tick);
    const now = current();
    const differs =
      last === null ||
      now.quiet_now !== last.quiet_now ||
      now.paused_until !== last.paused_until ||
      now.counts.notifications_today !== last.counts.notifications_today;
    if (differs) changed();
  }

  return {
    current,
    begin() {
      telling = true;
      cancelTick = clock.after(TICK_MS, tick);
      changed();
    },
    changed,
    ticked() {
      cancelCounts ??= clock.after(COUNTS_INTERVAL_MS, () => {
        cancelCounts = null;
        changed();
      });
    },
    stop() {
      telling = false;
      cancelTick();
      cancelCounts?.();
    },
  };
}
