import type { UpdateState } from '../../../core/bridge/state/update.ts';
import type { Disposable } from '../../../core/lifecycle/disposable.ts';
import type { Clock, Log, Updater } from '../ports.ts';
import { newerVersion } from './newer-version.ts';

/** The start belongs to the connection. */
const FIRST_CHECK_MS = 60_000;
const CHECK_INTERVAL_MS = 6 * 3_600_000;
const RETRY_MS = 3_600_000;
/** So long after the last alert nothing is fetched: what it leads to needs the line and the machine. */
const QUIET_MS = 60_000;
const MAX_NOTES_LENGTH = 20_000;

/** Looks for a newer version without a word, and fetches it if this copy can install it. */
export interface UpdateCheck extends Disposable {
  state(): UpdateState;
  start(): void;
  /** Checks now because the user asks for it, even if checking is off; nothing is then fetched. */
  checkNow(): Promise<void>;
  /** An alert was raised: a running download stops and begins again later. */
  alertRaised(): void;
  /** Follows the setting. */
  applySettings(): void;
}

/** @param options `updater` is `null` for a copy that is not updated; `version` is the one that runs. */
export function createUpdateCheck({
  updater,
  clock,
  log,
  version,
  isEnabled,
  onChange,
}: {
  readonly updater: Updater | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly isEnabled: () => boolean;
  readonly onChange: () => void;
}): UpdateCheck {
  let state: UpdateState = {
    method: updater?.method ?? 'none',
    phase: 'idle',
    version: null,
    notes: '',
    checked_at: null,
    problem: null,
  };
  let started = false;
  let enabled = false;
  let readyVersion: string | null = null;
  let lastAlertMs = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let download: AbortController | null = null;
  let cancelTimer = (): void => {};

  const change = (patch: Partial<UpdateState>) => {
    state = { ...state, ...patch };
    onChange();
  };
  const quietInMs = () => Math.max(0, lastAlertMs + QUIET_MS - clock.elapsed());
  const schedule = (delayMs: number) => {
    cancelTimer();
    if (started && enabled) cancelTimer = clock.after(delayMs, runWhenQuiet);
  };
  const fail = (what: string, error: unknown) => {
    const problem = (error as Error).message;
    log.warn(`${what}: ${problem}`);
    change({ phase: 'failed', problem });
  };

  function runWhenQuiet(): void {
    const waitMs = quietInMs();
    if (waitMs > 0) schedule(waitMs);
    else void run();
  }

  /** One at a time. The next one is scheduled when it ends. */
  function run(): Promise<void> {
    running ??= checkAndFetch()
      .then(schedule)
      .finally(() => {
        running = null;
      });
    return running;
  }

  /** Resolves to when to check next. */
  async function checkAndFetch(): Promise<number> {
    if (updater === null) return CHECK_INTERVAL_MS;
    change({ phase: 'checking', problem: null });
    try {
      const release = await updater.newest();
      const newer = release === null ? null : newerVersion(release.version, version);
      const notes = newer === null ? '' : (release?.notes ?? '').slice(0, MAX_NOTES_LENGTH);
      const phase = newer === null ? 'current' : newer === readyVersion && enabled ? 'ready' : 'available';
      change({ phase, version: newer, notes, checked_at: new Date(clock.now()).toISOString() });
    } catch (error) {
      fail('The check for a newer version failed', error);
      return RETRY_MS;
    }
    return state.phase === 'available' && updater.method === 'install' && enabled
      ? fetchVersion(updater)
      : CHECK_INTERVAL_MS;
  }

  async function fetchVersion(from: Updater): Promise<number> {
    // The user's own check does not wait for quiet; what it finds does.
    if (quietInMs() > 0) return quietInMs();
    const controller = new AbortController();
    download = controller;
    change({ phase: 'downloading' });
    try {
      await from.download(controller.signal);
      if (controller.signal.aborted) throw controller.signal.reason;
      readyVersion = state.version;
      from.setInstallOnQuit(true);
      change({ phase: 'ready' });
      return CHECK_INTERVAL_MS;
    } catch (error) {
      if (controller.signal.aborted) {
        change({ phase: enabled ? 'available' : 'idle' });
        return Math.max(1000, quietInMs());
      }
      fail('The newer version was not downloaded', error);
      return CHECK_INTERVAL_MS;
    } finally {
      download = null;
    }
  }

  return {
    state: () => state,
    start() {
      started = true;
      enabled = isEnabled();
      schedule(FIRST_CHECK_MS);
    },
    async checkNow() {
      await running;
      await run();
    },
    alertRaised() {
      lastAlertMs = clock.elapsed();
      download?.abort();
    },
    applySettings() {
      if (!started || enabled === isEnabled()) return;
      enabled = !enabled;
      updater?.setInstallOnQuit(enabled && readyVersion !== null);
      if (enabled) {
        schedule(1000);
        return;
      }
      cancelTimer();
      download?.abort();
      if (running === null) change({ phase: 'idle', problem: null });
    },
    dispose() {
      started = false;
      cancelTimer();
      download?.abort();
    },
  };
}
