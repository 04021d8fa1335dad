import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import { MAX_REPLAY_MS, type ReplayItem, type ReplayState } from '../../../core/feed/replay/replay-state.ts';
import type { Disposable } from '../../../core/lifecycle/disposable.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import type { Ports } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import type { Emitter } from '../state/emitter.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import { decideAgain } from './decide-again.ts';
import { createReplaySession, type ReplayControl, type ReplaySession } from './replay-session.ts';
import { createReplayToasts } from './replay-toasts.ts';

/** An edit of the watchlist counts after this long without another one. */
const EDIT_DELAY_MS = 300;

export interface ReplayDeps extends Pick<Ports, 'clock' | 'toaster' | 'log'> {
  readonly profile: () => Pick<Profile, 'watchlist' | 'history'>;
  readonly settings: () => Settings;
  readonly times: () => TimeFormat;
  readonly changes: Pick<ChangeEmitter, 'subscribe'>;
  readonly events: Pick<Emitter<BridgeEvents>, 'emit'>;
}

/** What can be replayed: RFC3339, or why not, fit to show. */
interface ReplayRequest {
  readonly from: string;
  readonly to: string;
  readonly toasts: boolean;
}

/**
 * Plays a recorded time through the current watchlist. It only reads the history and has separate memory: connection,
 * profile, counts and feed do not change, nothing is recorded, opened or forwarded, and no program runs.
 */
export interface Replay extends Disposable {
  state(): ReplayState | null;
  /** Rejects with an Error whose message is fit to show. */
  start(request: ReplayRequest): Promise<ReplayState>;
  control(change: ReplayControl): ReplayState | null;
  stop(): void;
  /** All messages in the order in which they came; empty until they have been decided on. */
  items(): readonly ReplayItem[];
  /** A toast of a replay was clicked: shows its message. */
  showToast(toastId: string): void;
}

export function createReplay(deps: ReplayDeps): Replay {
  const { clock, changes, events, log } = deps;
  let session: ReplaySession | null = null;
  let range = { fromMs: 0, toMs: 0 };
  /** What the newest decisions were made by. */
  let basis = '';
  let cancelEdit: (() => void) | null = null;
  /** The newest deciding; an older one ends. */
  let run = 0;
  const toasts = createReplayToasts(deps);

  const publish = () => events.emit('replay', session?.state() ?? null);

  /** Changes when anything changes that decisions depend on. */
  function currentBasis(): string {
    const { unlisted, apply_local_filters: local, gateway } = deps.settings();
    return JSON.stringify([deps.profile().watchlist.version(), unlisted, local, gateway.endpoint]);
  }

  async function decide(): Promise<void> {
    const mine = ++run;
    const current = session;
    if (current === null) return;
    basis = currentBasis();
    const { history, watchlist } = deps.profile();
    const decided = await decideAgain({
      ...range,
      history,
      entries: watchlist.entries(),
      settings: deps.settings(),
      onError: (what, error) => log.warn(`replay: ${what} (${error.message})`),
      onProgress(done) {
        if (mine !== run) return false;
        current.setProgress(done);
        return true;
      },
    });
    if (decided !== null && mine === run) current.setDecided(decided);
  }

  function decideLater(): void {
    if (session === null || currentBasis() === basis) return;
    cancelEdit?.();
    cancelEdit = clock.after(EDIT_DELAY_MS, () => {
      decide().catch((error: Error) => {
        log.error(`the replay could not follow the watchlist: ${error.message}`);
        stop();
      });
    });
  }

  function stop(): void {
    run += 1;
    cancelEdit?.();
    session?.dispose();
    if (session === null) return;
    session = null;
    publish();
  }

  const unsubscribers = [
    changes.subscribe('watchlist', decideLater),
    changes.subscribe('state', decideLater),
    // Its history and watchlist are not those that are shown any more.
    changes.subscribe('profile', stop),
  ];

  return {
    state: () => session?.state() ?? null,
    async start({ from, to, toasts: withToasts }) {
      const fromMs = Date.parse(from);
      const toMs = Math.min(Date.parse(to), clock.now());
      if (fromMs >= toMs) throw new Error('The end has to be after the beginning, and the beginning in the past.');
      if (toMs - fromMs > MAX_REPLAY_MS)
        throw new Error('At most 24 hours can be replayed at once. Choose a shorter time.');
      const { history } = deps.profile();
      const total = await history.countMessages(fromMs, toMs);
      if (total === 0) throw new Error('Nothing was recorded in this time. Choose another one.');
      stop();
      range = { fromMs, toMs };
      session = createReplaySession({
        clock,
        ...range,
        toasts: withToasts,
        total,
        onChange: publish,
        onAlert: toasts.show,
      });
      const started = session;
      decide().catch((error: Error) => {
        log.error(`the replay ended: ${error.message}`);
        events.emit('notice', { level: 'error', title: 'The replay ended', text: `${error.message}. Try again.` });
        if (session === started) stop();
      });
      publish();
      return started.state();
    },
    control(change) {
      session?.control(change);
      return session?.state() ?? null;
    },
    stop,
    items: () => session?.items() ?? [],
    showToast: (toastId) => events.emit('show', { view: 'replay', id: toasts.itemIdOf(toastId) }),
    dispose() {
      for (const unsubscribe of unsubscribers) unsubscribe();
      stop();
    },
  };
}
