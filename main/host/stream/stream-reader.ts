import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../engine/ports.ts';
import type { StreamSource } from '../../engine/stream/stream.ts';
import { formatPosition, type StreamEvent, type StreamPosition } from '../../engine/stream/stream-event.ts';

/**
 * What the socket may hold for a reader that does not read. Beyond it the next object drops the reader, which can resume; an
 * object alone may be larger.
 */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** What may wait in memory while a reader gets the history. Beyond it that is read from the history as well. */
const MAX_WAITING_BYTES = 256 * 1024;
/** How long a reader of the history may take for a page. */
const DRAIN_TIMEOUT_MS = 30_000;
const HEARTBEAT_MS = 15_000;

export interface StreamReaderDeps {
  readonly source: Pick<StreamSource, 'subscribe' | 'replay' | 'connection' | 'position'>;
  readonly clock: Pick<Clock, 'after'>;
  /** What went wrong on our side, for the log. */
  readonly onError: (error: Error) => void;
}

/**
 * Sends the stream to one reader until it goes away, as server-sent events. What the engine emits is only handed to the
 * socket: a reader that does not keep up is dropped, and never makes the engine wait.
 *
 * @param after the position that the reader has seen; `null` to begin now.
 */
export function serveStreamReader(
  response: ServerResponse,
  after: string | null,
  { source, clock, onError }: StreamReaderDeps,
): void {
  /** What is emitted while the history is sent; `null` once the reader is up to date. */
  let waiting: StreamEvent[] | null = after === null ? null : [];
  let waitingBytes = 0;
  let overflowed = false;
  let last: StreamPosition | null = after === null ? source.position() : null;
  /** The gaps that came with the history. */
  const replayedGaps = new Set<string>();

  /** A response that was ended stays until the other side has read it. */
  function writeText(text: string): void {
    if (!response.writableEnded) response.write(text);
  }

  function writeObject({ position, data }: StreamEvent): void {
    writeText(`${position === null ? '' : `id: ${formatPosition(position)}\n`}data: ${data}\n\n`);
  }

  const isBehind = (position: StreamPosition | null) =>
    position !== null && last?.profile === position.profile && position.item <= last.item;

  function write(event: StreamEvent): void {
    // What the reader has seen does not become less with a gap that began before.
    const position = isBehind(event.position) ? null : event.position;
    last = position ?? last;
    writeObject({ ...event, position });
  }

  function wasSent({ position, isGap }: StreamEvent): boolean {
    return isGap && position !== null ? replayedGaps.has(formatPosition(position)) : isBehind(position);
  }

  function send(event: StreamEvent): void {
    if (wasSent(event)) return;
    if (response.writableLength > MAX_UNSENT_BYTES) response.destroy();
    else write(event);
  }

  function accept(event: StreamEvent): void {
    if (waiting === null) {
      send(event);
      return;
    }
    waitingBytes += event.data.length;
    overflowed ||= waitingBytes > MAX_WAITING_BYTES;
    waiting.push(event);
    // A gap may have begun before what is read from the history again.
    if (overflowed) waiting = waiting.filter(({ isGap }) => isGap);
  }

  async function sendHistory(from: string): Promise<void> {
    for await (const events of source.replay(from)) {
      for (const event of events) {
        if (wasSent(event)) continue;
        if (event.isGap && event.position !== null) replayedGaps.add(formatPosition(event.position));
        write(event);
      }
      if (response.writableNeedDrain) await once(response, 'drain', { signal: AbortSignal.timeout(DRAIN_TIMEOUT_MS) });
      if (response.destroyed) return;
    }
  }

  async function catchUp(from: string): Promise<void> {
    await sendHistory(from);
    while (overflowed && !response.destroyed) {
      overflowed = false;
      waitingBytes = 0;
      waiting = [source.connection(), ...(waiting ?? [])];
      await sendHistory(last === null ? from : formatPosition(last));
    }
    const events = waiting ?? [];
    waiting = null;
    for (const event of events) send(event);
    replayedGaps.clear();
  }

  let cancelHeartbeat = clock.after(HEARTBEAT_MS, beat);
  function beat(): void {
    writeText(': still here\n\n');
    cancelHeartbeat = clock.after(HEARTBEAT_MS, beat);
  }

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  writeText('retry: 1000\n\n');
  // Whoever begins now can go on from here, also before anything came.
  writeObject({ ...source.connection(), position: last });
  const unsubscribe = source.subscribe(accept);
  response.once('close', () => {
    unsubscribe();
    cancelHeartbeat();
  });
  if (after === null) return;
  catchUp(after).catch((error: Error) => {
    const reported = !response.destroyed && error.name !== 'AbortError';
    response.destroy();
    if (reported) onError(error);
  });
}
