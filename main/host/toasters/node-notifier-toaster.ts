import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Toast, ToastAction, ToastActivation } from '../../engine/ports.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { createListeners } from '../../lib/listeners.ts';
import { ACTION_LABELS, type HostToaster, settleWithTimeout } from './host-toaster.ts';
import { findSuppression } from './suppression.ts';

const NAME = 'node-notifier';
/** A helper program that has not failed by then shows the toast and waits for its click. */
const ASSUME_SHOWN_AFTER_MS = 2_000;
/** How long macOS keeps the helper waiting for a click, in seconds. */
const CLICK_WAIT_S = 60;

type Notify = (
  options: Readonly<Record<string, unknown>>,
  callback: (error: Error | null, response?: string, metadata?: object) => void,
) => unknown;

/**
 * Toasts by node-notifier: its own helpers on macOS and Windows (clickable). Not on Linux: there it runs `notify-send`
 * through a shell and without `--`, so a text that begins with a dash would be an option.
 *
 * @param options `icon` is an absolute path; `notify` is node-notifier's unless a test replaces it.
 */
export function createNodeNotifierToaster(options: {
  readonly icon: string;
  readonly platform?: NodeJS.Platform;
  readonly notify?: Notify;
}): HostToaster {
  const platform = options.platform ?? process.platform;
  const notify = options.notify ?? createLoadedNotify();
  const clickable = platform === 'darwin' || platform === 'win32';
  const { emit, add: onActivate } = createListeners<ToastActivation>();

  function show(toast: Toast): Promise<ToastOutcome> {
    return new Promise((resolve) => {
      const accepted = setTimeout(() => resolve({ outcome: 'shown', by: NAME, detail: '' }), ASSUME_SHOWN_AFTER_MS);
      const settle = (outcome: ToastOutcome) => {
        clearTimeout(accepted);
        resolve(outcome);
      };
      try {
        notify(notifierOptions(toast, options.icon, platform), (error, response, metadata) => {
          // The library passes what was written to standard error, '' included, as the error.
          if (error) settle({ outcome: 'failed', by: NAME, detail: failureDetail(error) });
          else settle({ outcome: 'shown', by: NAME, detail: '' });
          const action = clickable && !error ? parseHelperAction(response, metadata) : null;
          if (action !== null) emit({ toastId: toast.id, action });
        });
      } catch (error) {
        settle({ outcome: 'failed', by: NAME, detail: errorMessage(error) });
      }
    });
  }

  return {
    name: NAME,
    hasActions: clickable,
    show: (toast) => settleWithTimeout(show(toast), NAME),
    onActivate,
    suppression: () => findSuppression(platform),
    dispose: () => undefined,
  };
}

/** Loads the library at once, but never if it is not used (Linux): it takes as long as the engine. */
function createLoadedNotify(): Notify {
  const loading = import('node-notifier');
  // Each toast reports that it failed.
  loading.catch(() => undefined);
  return (facts, callback) => {
    loading.then(({ default: notifier }) => notifier.notify(facts, callback)).catch((error: Error) => callback(error));
  };
}

function notifierOptions(toast: Toast, icon: string, platform: NodeJS.Platform): Readonly<Record<string, unknown>> {
  const labels = toast.actions.map((action) => ACTION_LABELS[action]);
  const common = { title: toast.title, message: toast.body, icon };
  switch (platform) {
    case 'darwin':
      return { ...common, group: toast.id, sound: false, timeout: CLICK_WAIT_S, actions: labels };
    case 'win32':
      return { ...common, id: toast.id, sound: false, wait: true, actions: labels };
    default:
      throw new Error(`Toasts on ${platform} are shown by notify-send.`);
  }
}

/** The last line of what the helper said. Lines before it may hold its command, and with that the toast. */
function failureDetail(error: Error): string {
  const lastLine = errorMessage(error).trim().split('\n').at(-1) ?? '';
  return lastLine.startsWith('Command failed') ? 'Its helper program ended with an error.' : lastLine;
}

/** What was clicked. The helpers name a button by its label (Windows in lower case) and a click `activate`. */
function parseHelperAction(response: string | undefined, metadata: object = {}): 'click' | ToastAction | null {
  const facts: { activationValue?: unknown; activationType?: unknown; button?: unknown } = metadata;
  const named = [facts.activationValue, facts.button, response].map((value) => String(value).toLowerCase());
  for (const action of Object.keys(ACTION_LABELS) as ToastAction[]) {
    if (named.includes(ACTION_LABELS[action].toLowerCase())) return action;
  }
  return response === 'activate' || facts.activationType === 'contentsClicked' ? 'click' : null;
}
