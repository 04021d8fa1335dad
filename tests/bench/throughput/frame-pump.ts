import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createCredentials } from '../../../simulator/gateway/credentials.ts';
import { eventIds, messageTemplate, NUMBER_PLACEHOLDER, SIZES, type SizeName } from './messages.ts';

/** Frames go out in writes of at least this many bytes, as from a busy gateway. */
const WRITE_BYTES = 64 * 1024;

/** A gateway that does nothing but send prepared frames as fast as they are read. */
export interface FramePump {
  /** `wss:` address of the gateway. */
  readonly url: string;
  /** PEM of its authority. */
  readonly ca: string;
  /** The next client that connects. */
  nextClient(): Promise<PumpedClient>;
  dispose(): void;
}

export interface PumpedClient {
  /** Sends this many frames, then a ping; resolves to the milliseconds until the pong, so until all were handled. */
  send(count: number): Promise<number>;
  /** Sends one frame and waits for nothing. */
  push(): void;
}

/** A frame with the places that hold its number. */
interface FrameTemplate {
  readonly bytes: Buffer;
  readonly numberOffsets: readonly number[];
}

/** Starts a pump on the loopback interface, over TLS. Every second message alerts; no two are alike. */
export async function startFramePump(size: SizeName): Promise<FramePump> {
  const { ca, cert, key } = await createCredentials();
  const templates = eventIds.flatMap((eventId) =>
    [true, false].map((wanted) => createTemplate(messageTemplate(eventId, SIZES[size].sections, wanted))),
  );
  const server = createServer({ cert, key });
  const sockets = new WebSocketServer({ server });
  const waiting: ((client: PumpedClient) => void)[] = [];
  let number = Number(NUMBER_PLACEHOLDER);

  function nextFrame(): Buffer {
    const { bytes, numberOffsets } = templates[number % templates.length] as FrameTemplate;
    for (const offset of numberOffsets) bytes.write(String(number), offset, 'latin1');
    number += 1;
    return bytes;
  }

  async function send(socket: WebSocket, stream: Duplex, count: number): Promise<number> {
    const begin = performance.now();
    for (let sent = 0; sent < count; ) {
      const parts: Buffer[] = [];
      for (let bytes = 0; bytes < WRITE_BYTES && sent < count; sent += 1) {
        const frame = nextFrame();
        // A template comes again long after its last frame has been written, but maybe within one write.
        parts.push(frame);
        bytes += frame.length;
      }
      if (!stream.write(parts.length === 1 ? parts[0] : Buffer.concat(parts)))
        await new Promise((resolve) => stream.once('drain', resolve));
    }
    const pong = new Promise((resolve) => socket.once('pong', resolve));
    socket.ping();
    await pong;
    return performance.now() - begin;
  }

  sockets.on('connection', (socket, request) => {
    waiting.shift()?.({
      send: (count) => send(socket, request.socket, count),
      push: () => request.socket.write(Buffer.from(nextFrame())),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `wss://127.0.0.1:${port}`,
    ca,
    nextClient: () => new Promise((resolve) => waiting.push(resolve)),
    dispose() {
      for (const client of sockets.clients) client.terminate();
      server.close();
    },
  };
}

function createTemplate(text: string): FrameTemplate {
  const payload = Buffer.from(text);
  const header = payload.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  header[0] = 0x81; // A text frame, the last of its message.
  header[1] = payload.length < 65_536 ? 126 : 127;
  if (payload.length < 65_536) header.writeUInt16BE(payload.length, 2);
  else header.writeBigUInt64BE(BigInt(payload.length), 2);
  const bytes = Buffer.concat([header, payload]);
  const numberOffsets: number[] = [];
  for (let at = bytes.indexOf(NUMBER_PLACEHOLDER); at !== -1; at = bytes.indexOf(NUMBER_PLACEHOLDER, at + 1))
    numberOffsets.push(at);
  return { bytes, numberOffsets };
}
