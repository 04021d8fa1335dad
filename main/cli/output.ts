import type { Writable } from 'node:stream';

/** Lines on standard output. */
export interface Output {
  line(text: string): void;
  /** Text as it is, with its own line breaks. */
  text(text: string): void;
  /** Resolves once everything is written, or nobody reads any more. */
  flushed(): Promise<void>;
  /** Resolves when the reader has gone away (`| head`): a reason to end, not an error. */
  readonly closed: Promise<void>;
}

/** Whether an error of standard output means that its reader went away (`| head`), which is none: it ends commands that keep printing. */
export function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'EOF' || code === 'ECONNRESET' || code === 'ERR_STREAM_DESTROYED';
}

export function createOutput(stream: Writable): Output {
  const closed = Promise.withResolvers<void>();
  let open = true;
  let waiting = '';
  stream.on('error', () => {
    open = false;
    closed.resolve();
  });
  function append(text: string): void {
    // Lines of one turn go out together: under a flood, writing each alone costs more than making it.
    if (waiting === '') setImmediate(writeWaiting);
    waiting += text;
  }
  function writeWaiting(): void {
    const text = waiting;
    waiting = '';
    if (open && text !== '') stream.write(text);
  }

  return {
    line: (text) => append(`${text}\n`),
    text: append,
    flushed() {
      writeWaiting();
      const written = new Promise<void>((resolve) => {
        stream.write('', () => resolve());
      });
      return Promise.race([closed.promise, written]);
    },
    closed: closed.promise,
  };
}
