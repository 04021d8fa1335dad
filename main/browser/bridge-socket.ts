import type { WebSocket } from 'ws';
import { z } from 'zod';
import { BRIDGE_EVENTS } from '../../core/bridge/bridge-events.ts';
import type { Engine } from '../engine/engine.ts';

/** A page this far behind (bytes not yet sent) is disconnected; it reconnects and reads the state again. */
const MAX_BACKLOG_BYTES = 64 * 1024 * 1024;

const requestSchema = z.object({ id: z.number().int(), name: z.string().max(100), payload: z.unknown() });

/**
 * Carries the bridge over one WebSocket of a page: `{id, name, payload}` in, `{id, ok, value | error}` back, and
 * `{event, payload}` for every event of the engine. The engine checks names and payloads.
 */
export function attachBridge(socket: WebSocket, engine: Pick<Engine, 'answer' | 'subscribe'>): void {
  const send = (message: object): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BACKLOG_BYTES) socket.terminate();
    else socket.send(JSON.stringify(message));
  };
  const unsubscribes = BRIDGE_EVENTS.map((event) =>
    engine.subscribe(event, (payload: unknown) => send({ event, payload })),
  );
  socket.on('close', () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  });
  // A broken socket closes right after; there is nothing to add.
  socket.on('error', () => {});
  socket.on('message', (data, isBinary) => {
    const request = isBinary ? null : readRequest(data.toString());
    if (request === null) {
      socket.close(1008, 'not a request');
      return;
    }
    const { id, name, payload } = request;
    engine.answer(name, payload).then(
      (value) => send({ id, ok: true, value: value ?? null }),
      (error: Error) => send({ id, ok: false, error: error.message }),
    );
  });
}

function readRequest(text: string): z.infer<typeof requestSchema> | null {
  try {
    const parsed = requestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
