import { randomUUID } from 'node:crypto';
import { isBuiltInSound } from '../../core/alerts/sounds.ts';
import type { PageAlert } from '../../core/bridge/contract.ts';
import type { PagePermission } from '../../core/bridge/requests/alerts.ts';
import type { AlertRoute } from '../../core/bridge/state/app.ts';
import type { ToastOutcome } from '../../core/bridge/state/health.ts';
import {
  type Clock,
  type PageAlerts,
  type SoundPlayer,
  type Toast,
  type ToastActivation,
  type Toaster,
  UnusableSound,
  type Voice,
} from '../engine/ports.ts';
import { createListeners } from '../lib/listeners.ts';
import { withTimeout } from '../lib/with-timeout.ts';

/** A page that is open answers at once. */
const PAGE_TIMEOUT_MS = 3_000;
/** Until a page has spoken. */
const SPEECH_TIMEOUT_MS = 30_000;
/** How long the system's way is passed over after it failed, so that no alert waits for it. */
const PASS_OVER_MS = 60_000;
/** The same while no page may stand in: a notification service that starts again shows the next alert. */
const PASS_OVER_WITHOUT_PAGE_MS = 1_000;

type PageRequest =
  | { toast: { id: string; title: string; body: string } }
  | { sound: string; volume: number }
  | { speech: string; volume: number };

interface SystemAlerts {
  readonly toaster: Toaster;
  readonly sounds: SoundPlayer;
  readonly voice: Voice;
  /** Whether the system can show toasts; `null` if only a try can show it. */
  readonly reachable: boolean | null;
}

/**
 * Alerts by the system if that works, else by the page: it raises Web Notifications, plays the sounds and speaks. All pages
 * that are open are asked, the first that could counts; a browser shows a notification of one id once.
 */
export function createPageAlerts(
  system: SystemAlerts,
  clock: Clock,
): { readonly toaster: Toaster; readonly sounds: SoundPlayer; readonly voice: Voice; readonly pageAlerts: PageAlerts } {
  const requested = createListeners<PageAlert>();
  const activated = createListeners<ToastActivation>();
  const routeChanged = createListeners<null>();
  /** What the pages were asked for and have not done yet, by its id. */
  const pending = new Map<string, { why: string; done: () => void }>();
  let permission: PagePermission | null = null;
  let toastsWork = system.reachable;
  let toastFailedAt = system.reachable === false ? clock.elapsed() : Number.NEGATIVE_INFINITY;
  let soundFailedAt = Number.NEGATIVE_INFINITY;
  let speechFailedAt = Number.NEGATIVE_INFINITY;

  function setToastsWork(works: boolean): void {
    if (!works) toastFailedAt = clock.elapsed();
    if (works === toastsWork) return;
    toastsWork = works;
    routeChanged.emit(null);
  }

  /** Asks every page; resolves to `null` once one has done it, else to why none could. */
  async function askPages(request: PageRequest, timeoutMs = PAGE_TIMEOUT_MS): Promise<string | null> {
    const id = randomUUID();
    const question = { why: 'No page of Eventory Tray is open in a browser.', done: () => {} };
    const done = new Promise<null>((resolve) => {
      question.done = () => resolve(null);
    });
    pending.set(id, question);
    requested.emit({ id, ...request });
    // One page may not be able to, and another be.
    const failure = await withTimeout<string | null>(done, timeoutMs, () => question.why, clock.after);
    pending.delete(id);
    return failure;
  }

  async function showOnPage({ id, title, body }: Toast): Promise<ToastOutcome> {
    const why = await askPages({ toast: { id, title, body } });
    return why === null
      ? { outcome: 'shown', by: 'page', detail: '' }
      : { outcome: 'failed', by: 'page', detail: `page: ${why}` };
  }

  async function showBySystem(toast: Toast): Promise<ToastOutcome> {
    const outcome = await system.toaster.show(toast);
    if (outcome.outcome === 'shown') setToastsWork(true);
    if (outcome.outcome === 'failed') setToastsWork(false);
    return outcome;
  }

  function isSystemPassedOver(): boolean {
    const forMs = permission === 'granted' ? PASS_OVER_MS : PASS_OVER_WITHOUT_PAGE_MS;
    return toastsWork === false && clock.elapsed() - toastFailedAt < forMs;
  }

  function route(): AlertRoute {
    if (toastsWork !== false) return { by: 'system', tried: toastsWork === true };
    return { by: permission === 'granted' ? 'page' : 'none', tried: true };
  }

  return {
    toaster: {
      get hasActions() {
        return system.toaster.hasActions;
      },
      async show(toast) {
        const [first, second] = isSystemPassedOver() ? [showOnPage, showBySystem] : [showBySystem, showOnPage];
        const outcome = await first(toast);
        if (outcome.outcome !== 'failed') return outcome;
        const last = await second(toast);
        return last.outcome === 'failed' ? { ...last, detail: `${outcome.detail}; ${last.detail}` } : last;
      },
      onActivate(listener) {
        const unsubscribes = [system.toaster.onActivate(listener), activated.add(listener)];
        return () => {
          for (const unsubscribe of unsubscribes) unsubscribe();
        };
      },
      suppression: () => (toastsWork === false ? Promise.resolve(null) : system.toaster.suppression()),
    },
    sounds: {
      async play(sound, volume) {
        let systemError = '';
        if (clock.elapsed() - soundFailedAt >= PASS_OVER_MS) {
          try {
            await system.sounds.play(sound, volume);
            return;
          } catch (error) {
            if (error instanceof UnusableSound) throw error;
            // A player may fail on an own sound alone; the app's sounds all play or none does.
            if (isBuiltInSound(sound)) soundFailedAt = clock.elapsed();
            systemError = `${(error as Error).message} `;
          }
        }
        const why = await askPages({ sound, volume });
        if (why !== null) throw new Error(`${systemError}${why}`);
      },
    },
    voice: {
      missing: system.voice.missing,
      async speak(text, volume, signal) {
        let systemError = '';
        if (clock.elapsed() - speechFailedAt >= PASS_OVER_MS) {
          try {
            await system.voice.speak(text, volume, signal);
            return;
          } catch (error) {
            speechFailedAt = clock.elapsed();
            systemError = `${(error as Error).message} `;
          }
        }
        if (signal.aborted) return;
        const stop = () => requested.emit({ id: randomUUID(), speech: null, volume });
        signal.addEventListener('abort', stop, { once: true });
        const why = await askPages({ speech: text, volume }, SPEECH_TIMEOUT_MS);
        signal.removeEventListener('abort', stop);
        if (why !== null && !signal.aborted) throw new Error(`${systemError}${why}`);
      },
    },
    pageAlerts: {
      route,
      onRouteChange: routeChanged.add,
      onRequest: requested.add,
      report(next) {
        if (next === permission) return;
        permission = next;
        routeChanged.emit(null);
      },
      settle(id, ok, detail) {
        const question = pending.get(id);
        if (question === undefined) return;
        if (ok) question.done();
        else question.why = detail;
      },
      activate: (toastId) => activated.emit({ toastId, action: 'click' }),
    },
  };
}
