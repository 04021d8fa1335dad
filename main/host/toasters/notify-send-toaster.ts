import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { LRUCache } from 'lru-cache';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Toast, ToastActivation } from '../../engine/ports.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { createListeners } from '../../lib/listeners.ts';
import { APP_NAME, type HostToaster, settleWithTimeout } from './host-toaster.ts';
import { escapeMarkup, parseServerAction, toServerActions } from './notification-server-format.ts';
import { findSuppression } from './suppression.ts';

const NAME = 'notify-send';
/** With `--wait` the program stays while the toast is up; it reports an error well before this. */
const ASSUME_SHOWN_AFTER_MS = 1_000;
/** One process waits for each toast that is up. */
const MAX_PROCESSES = 30;
/** What it writes to standard error when the toast is shown nevertheless. */
const HARMLESS_STDERR = /^$|Actions are not supported|libnotify-WARNING/;

/**
 * Toasts by `notify-send --action --wait` (libnotify 0.8), for systems on which this app cannot reach the bus but the
 * program can. Spawned without a shell; a process runs until its toast is clicked or closed. It prints the server's
 * number of a toast too late to replace the toast by it, so replacement uses the tag that dunst and others know.
 *
 * @param options `icon` is an absolute path; `program` is `notify-send` unless a test replaces it.
 */
export function createNotifySendToaster(options: {
  readonly icon: string;
  readonly program?: string;
  readonly plain?: boolean;
}): HostToaster & {
  /** Whether the program is there and knows actions. */
  probe(): Promise<boolean>;
} {
  const program = options.program ?? NAME;
  const plain = options.plain === true;
  const { emit, add: onActivate } = createListeners<ToastActivation>();
  const processes = new LRUCache<string, ChildProcess>({ max: MAX_PROCESSES, dispose: (child) => child.kill() });
  let supportsActions: Promise<boolean> | null = null;

  function probe(): Promise<boolean> {
    supportsActions ??= new Promise((resolve) => {
      execFile(program, ['--help'], { timeout: 3_000 }, (error, stdout) =>
        resolve(error === null && stdout.includes('--action')),
      );
    });
    return supportsActions;
  }

  /** Keeps the process of a toast. The process of the toast it replaces would report the same click again. */
  function trackProcess(toastId: string, child: ChildProcess): void {
    processes.set(toastId, child);
  }

  function start(toast: Toast): Promise<ToastOutcome> {
    const child = spawn(program, argumentsFor(toast, options.icon, !plain), { stdio: ['ignore', 'pipe', 'pipe'] });
    trackProcess(toast.id, child);
    return new Promise((resolve) => {
      const accepted = setTimeout(() => resolve({ outcome: 'shown', by: NAME, detail: '' }), ASSUME_SHOWN_AFTER_MS);
      const settle = (outcome: 'shown' | 'failed', detail: string) => {
        clearTimeout(accepted);
        resolve({ outcome, by: NAME, detail });
      };
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const errorLine = text.split('\n').find((line) => !HARMLESS_STDERR.test(line));
        if (errorLine === undefined) return;
        settle('failed', errorLine.slice(0, 200));
        child.kill();
      });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const action = parseServerAction(text.trim());
        if (action !== null) emit({ toastId: toast.id, action });
      });
      child.on('error', (error) => settle('failed', errorMessage(error)));
      child.on('close', (status, signal) => {
        if (processes.peek(toast.id) === child) processes.delete(toast.id);
        if (status === 0 || signal !== null) settle('shown', '');
        else settle('failed', `It ended with status ${status}.`);
      });
    });
  }

  async function show(toast: Toast): Promise<ToastOutcome> {
    if (!plain && !(await probe()))
      return { outcome: 'failed', by: NAME, detail: 'notify-send with --action is not installed.' };
    return start(toast);
  }

  return {
    name: NAME,
    hasActions: !plain,
    show: (toast) => settleWithTimeout(show(toast), NAME),
    onActivate,
    suppression: findSuppression,
    probe,
    dispose() {
      processes.clear();
    },
  };
}

function argumentsFor(toast: Toast, icon: string, hasActions: boolean): string[] {
  return [
    `--app-name=${APP_NAME}`,
    `--icon=${icon}`,
    `--urgency=${toast.urgency}`,
    '--hint=string:desktop-entry:com.eventory.tray',
    `--hint=boolean:suppress-sound:${toast.silent}`,
    `--hint=string:x-canonical-private-synchronous:${toast.id}`,
    ...(hasActions
      ? ['--wait', ...toServerActions(toast).map(([action, label]) => `--action=${action}=${label}`)]
      : []),
    // What follows is text, also if it begins with a dash.
    '--',
    toast.title,
    // notify-send reads C escapes in the body.
    escapeMarkup(toast.body).replaceAll('\\', '\\\\'),
  ];
}
