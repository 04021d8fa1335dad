import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** Toasts whose clicks are known; servers keep far fewer. */
const TOASTS_KEPT = 500;
/** A burst is written once. */
const WRITE_AFTER_MS = 500;

const fileSchema = z.object({ server: z.string(), numbers: z.array(z.tuple([z.string(), z.number()])) });

/** The numbers a notification server gave our toasts: it names a toast by them, when it was clicked and to replace it. */
export interface ToastNumbers {
  /**
   * Numbers are of this run of the server from here on. Those of another are forgotten: it numbers from the beginning,
   * and a click on some other program's toast must open nothing.
   *
   * @param server unlike that of any other run of a server.
   */
  attach(server: string): void;
  numberOf(toastId: string): number | undefined;
  toastOf(number: number): string | undefined;
  set(toastId: string, number: number): void;
  remove(toastId: string): void;
  /** Writes what was not written yet. */
  close(): void;
}

/**
 * @param file where they are kept, so that a click on a toast of an earlier run still opens its link; `null` keeps them
 *   for this run. A file that cannot be read or written costs just that.
 */
export function createToastNumbers(file: string | null): ToastNumbers {
  let server: string | null = null;
  let numbers = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  function write(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (file === null || server === null) return;
    try {
      writeFileAtomic.sync(file, JSON.stringify({ server, numbers: [...numbers] }), { mode: 0o600, fsync: false });
    } catch {
      // A full or removed folder is told of by the stores of settings and history.
    }
  }

  function changed(): void {
    if (file !== null) timer ??= setTimeout(write, WRITE_AFTER_MS);
  }

  return {
    attach(now) {
      if (server !== now) numbers = file === null ? new Map() : numbersOf(file, now);
      server = now;
    },
    numberOf: (toastId) => numbers.get(toastId),
    toastOf: (number) => [...numbers].find(([, known]) => known === number)?.[0],
    set(toastId, number) {
      numbers.delete(toastId);
      numbers.set(toastId, number);
      const oldest = numbers.keys().next();
      if (numbers.size > TOASTS_KEPT && !oldest.done) numbers.delete(oldest.value);
      changed();
    },
    remove(toastId) {
      if (numbers.delete(toastId)) changed();
    },
    close() {
      if (timer !== null) write();
    },
  };
}

function numbersOf(file: string, server: string): Map<string, number> {
  try {
    const kept = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(kept.server === server ? kept.numbers : []);
  } catch {
    return new Map();
  }
}
