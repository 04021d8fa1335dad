import { type ChildProcess, execFile, spawn } from 'node:child_process';
import type { ToastOutcome } from '../../../core/bridge/contract.ts';
import type { Toast } from '../../engine/ports.ts';
import { APP_NAME, createActivations, type HostToaster, messageOf, settleWithin } from './host-toaster.ts';
import { actionOf, escapeMarkup, serverActions } from './server-text.ts';
import { findSuppression } from './suppression.ts';

const NAME = 'notify-send';
/** With `--wait` the program stays while the toast is up; it tells of trouble well before this. */
const ACCEPTED_AFTER_MS = 1_000;
/** One process waits for each toast that is up. */
const PROCESSES_KEPT = 30;
/** What it writes to standard error when the toast is shown nevertheless. */
const HARMLESS = /^$|Actions are not supported|libnotify-WARNING/;

/**
 * Toasts by `notify-send --action --wait` (libnotify 0.8): for where the bus cannot be reached from here but the
 * program can. Spawned without a shell; a process stays until its toast is clicked or gone. It tells the server's
 * number of a toast too late to replace it by, so replacement is left to the tag that dunst and others know.
 *
 * @param options `icon` is an absolute path; `program` is `notify-send` unless a test says otherwise.
 */
export function createNotifySendToaster(options: { readonly icon: string; readonly program?: string }): HostToaster & {
  /** Whether the program is there and knows actions. */
  probe(): Promise<boolean>;
} {
  const program = options.program ?? NAME;
  const { emit, onActivate } = createActivations();
  const waiting = new Map<string, ChildProcess>();
  let capable: Promise<boolean> | null = null;

  function probe(): Promise<boolean> {
    capable ??= new Promise((resolve) => {
      execFile(program, ['--help'], { timeout: 3_000 }, (error, stdout) =>
        resolve(error === null && stdout.includes('--action')),
      );
    });
    return capable;
  }

  /** Keeps the process of a toast; that of the toast it replaces would report the same click once more. */
  function keep(toastId: string, child: ChildProcess): void {
    waiting.get(toastId)?.kill();
    waiting.delete(toastId);
    waiting.set(toastId, child);
    const [oldest] = waiting;
    if (waiting.size > PROCESSES_KEPT && oldest !== undefined) {
      oldest[1].kill();
      waiting.delete(oldest[0]);
    }
  }

  function start(toast: Toast): Promise<ToastOutcome> {
    const child = spawn(program, argumentsFor(toast, options.icon), { stdio: ['ignore', 'pipe', 'pipe'] });
    keep(toast.id, child);
    return new Promise((resolve) => {
      const accepted = setTimeout(() => resolve({ outcome: 'shown', by: NAME, detail: '' }), ACCEPTED_AFTER_MS);
      const settle = (outcome: 'shown' | 'failed', detail: string) => {
        clearTimeout(accepted);
        resolve({ outcome, by: NAME, detail });
      };
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const trouble = text.split('\n').find((line) => !HARMLESS.test(line));
        if (trouble === undefined) return;
        settle('failed', trouble.slice(0, 200));
        child.kill();
      });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const action = actionOf(text.trim());
        if (action !== null) emit({ toast_id: toast.id, action });
      });
      child.on('error', (error) => settle('failed', messageOf(error)));
      child.on('close', (status, signal) => {
        if (waiting.get(toast.id) === child) waiting.delete(toast.id);
        if (status === 0 || signal !== null) settle('shown', '');
        else settle('failed', `It ended with status ${status}.`);
      });
    });
  }

  async function show(toast: Toast): Promise<ToastOutcome> {
    if (!(await probe())) return { outcome: 'failed', by: NAME, detail: 'notify-send with --action is not installed.' };
    return start(toast);
  }

  return {
    name: NAME,
    has_actions: true,
    show: (toast) => settleWithin(show(toast), NAME),
    onActivate,
    suppression: findSuppression,
    probe,
    close() {
      for (const child of waiting.values()) child.kill();
      waiting.clear();
    },
  };
}

function argumentsFor(toast: Toast, icon: string): string[] {
  return [
    `--app-name=${APP_NAME}`,
    `--icon=${icon}`,
    `--urgency=${toast.urgency}`,
    '--hint=string:desktop-entry:eventory-tray',
    `--hint=boolean:suppress-sound:${toast.silent}`,
    `--hint=string:x-canonical-private-synchronous:${toast.id}`,
    '--wait',
    ...serverActions(toast).map(([action, label]) => `--action=${action}=${label}`),
    '--',
    toast.title,
    // notify-send reads C escapes in the body.
    escapeMarkup(toast.body).replaceAll('\\', '\\\\'),
  ];
}
