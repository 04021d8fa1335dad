import { get } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { StreamAddress } from '../../host/stream/stream-file.ts';

/** A connection to the local stream of the running app. */
export interface StreamClient {
  /** Resolves when the connection has ended, for whatever reason. Never rejects. */
  readonly ended: Promise<void>;
  dispose(): void;
}

/**
 * Reads the local stream (docs/stream.md).
 *
 * @param after the position that was seen last; `null` to begin now.
 * @param onEvent gets the JSON of each object, and its position if it has one.
 */
export function readStream(
  { url, token }: StreamAddress,
  after: string | null,
  onEvent: (data: string, position: string | null) => void,
): StreamClient {
  const ended = Promise.withResolvers<void>();
  const request = get(`${url}/v1/stream`, {
    agent: false,
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(after === null ? {} : { 'last-event-id': after }),
    },
  });
  request.on('error', () => ended.resolve());
  request.on('close', () => ended.resolve());
  request.on('response', (response) => {
    response.on('error', () => {});
    if (response.statusCode !== 200) return void request.destroy();
    const parser = createParser({ onEvent: ({ data, id }) => onEvent(data, id ?? null) });
    response.setEncoding('utf8');
    response.on('data', (text: string) => parser.feed(text));
  });
  return { ended: ended.promise, dispose: () => request.destroy() };
}
