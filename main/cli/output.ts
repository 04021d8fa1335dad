import type { Writable } from 'node:stream';

/** Lines on standard output. */
export interface Output {
  line(text: string): void;
  /** Resolves once everything is written, or nobody reads any more. */
  flushed(): Promise<void>;
  /** Resolves when the reader has gone away (`| head`): a reason to end, not an error. */
  readonly closed: Promise<void>;
}

export function createOutput(stream: Writable): Output {
  const closed = Promise.withResolvers<void>();
  let open = true;
  stream.on('error', () => {
    open = false;
    closed.resolve();
  });
  return {
    line(text) {
      if (open) stream.write(`${text}\n`);
    },
    flushed: () =>
      Promise.race([
        closed.promise,
        new Promise<void>((resolve) => {
          stream.write('', () => resolve());
        }),
      ]),
    closed: closed.promise,
  };
}
