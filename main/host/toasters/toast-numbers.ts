import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Toast } from '../../engine/ports.ts';

/** Toasts whose clicks are known; servers keep far fewer. */
const MAX_TOASTS = 500;
/** A burst is written once. */
const WRITE_DELAY_MS = 500;
const WRITE_OPTIONS = { mode: 0o600, fsync: false } as const;

const toastSchema = z.object({
  id: z.string(),
  group_id: z.string(),
  title: z.string(),
  body: z.string(),
  actions: z.array(z.enum(['add_to_cart', 'snooze'])),
  urgency: z.enum(['normal', 'critical']),
  silent: z.boolean(),
});
const numberedSchema = z.object({ number: z.number(), toast: toastSchema });
const fileSchema = z.object({ server: z.string(), toasts: z.array(numberedSchema) });

/** A toast that is up, as far as is known. */
interface NumberedToast {
  readonly number: number;
  readonly toast: Toast;
}

/** The numbers a notification server gave our toasts. Clicks and replacements name a toast by its number. */
export interface ToastNumbers {
  /**
   * From now on numbers belong to this run of the server. Numbers of another run are forgotten: a server numbers from the
   * beginning, and a click on some other program's toast must open nothing.
   *
   * @param server identifies one run of a server.
   * @returns the toasts that an earlier run of the app showed on this server, oldest first.
   */
  attach(server: string): readonly NumberedToast[];
  numberOf(toastId: string): number | undefined;
  toastOf(number: number): string | undefined;
  set(toast: Toast, number: number): void;
  remove(toastId: string): void;
  /** Writes what is not written yet. */
  dispose(): void;
}

/**
 * @param file where they are kept, so that a click on a toast of an earlier run still opens its link; `null` keeps them
 *   for this run. If the file cannot be read or written, only that is lost.
 */
export function createToastNumbers(file: string | null): ToastNumbers {
  let server: string | null = null;
  const toasts = new LRUCache<string, NumberedToast>({ max: MAX_TOASTS });
  let timer: NodeJS.Timeout | null = null;

  const text = () => JSON.stringify({ server, toasts: [...toasts.values()].toReversed().map(toStoredToast) });

  /** An alert may come meanwhile, so it does not wait for the disk. Writes of one file follow each other. */
  function write(): void {
    timer = null;
    // A full or removed folder is reported by the stores of settings and history.
    if (file !== null && server !== null) writeFileAtomic(file, text(), WRITE_OPTIONS).catch(() => {});
  }

  function writeNow(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      if (file !== null && server !== null) writeFileAtomic.sync(file, text(), WRITE_OPTIONS);
    } catch {
      // As above.
    }
  }

  function scheduleWrite(): void {
    if (file !== null) timer ??= setTimeout(write, WRITE_DELAY_MS);
  }

  return {
    attach(now) {
      if (server === now) return [];
      const earlier = file === null ? [] : readStoredToasts(file, now);
      toasts.clear();
      for (const one of earlier) toasts.set(one.toast.id, one);
      server = now;
      return earlier;
    },
    numberOf: (toastId) => toasts.peek(toastId)?.number,
    toastOf: (number) => [...toasts.values()].find((one) => one.number === number)?.toast.id,
    set(toast, number) {
      toasts.set(toast.id, { number, toast });
      scheduleWrite();
    },
    remove(toastId) {
      if (toasts.delete(toastId)) scheduleWrite();
    },
    dispose() {
      if (timer !== null) writeNow();
    },
  };
}

function readStoredToasts(file: string, server: string): readonly NumberedToast[] {
  try {
    const stored = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return stored.server === server ? stored.toasts.map(fromStoredToast) : [];
  } catch {
    return [];
  }
}

function toStoredToast({ number, toast: { groupId, ...toast } }: NumberedToast): z.infer<typeof numberedSchema> {
  return { number, toast: { ...toast, actions: [...toast.actions], group_id: groupId } };
}

function fromStoredToast({ number, toast: { group_id, ...toast } }: z.infer<typeof numberedSchema>): NumberedToast {
  return { number, toast: { ...toast, groupId: group_id } };
}
