import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Confirmation } from '../engine/ports.ts';

const ANSWER_TIMEOUT_MS = 2 * 60_000;

/** Asks in the terminal that the command runs in; `null` if standard input or output is none. */
export function terminalConfirmation(
  stdin: Readable & { readonly isTTY?: boolean },
  stdout: Writable & { readonly isTTY?: boolean },
): Confirmation | null {
  if (stdin.isTTY !== true || stdout.isTTY !== true) return null;
  return {
    place: 'Answer the question in the terminal that Eventory Tray runs in.',
    ask: ({ title, text, action }) =>
      new Promise((resolve) => {
        // Not as a separate terminal: Ctrl+C stays with the system.
        const lines = createInterface({ input: stdin, output: stdout, terminal: false });
        const done = (agreed: boolean) => {
          clearTimeout(timer);
          resolve(agreed);
          lines.close();
        };
        const timer = setTimeout(() => {
          stdout.write('\nNo answer came, so the answer is no.\n');
          done(false);
        }, ANSWER_TIMEOUT_MS);
        lines.once('close', () => done(false));
        stdout.write(`\n${title}\n\n${text}\n\n`);
        lines.question(`${action}? Type yes and press Enter: `, (answer) =>
          done(answer.trim().toLowerCase() === 'yes'),
        );
      }),
  };
}
