import { once } from 'node:events';
import { request } from 'node:https';
import { WebSocket } from 'ws';
import type { Simulator } from '../../simulator/simulator.ts';

/** A subscriber that keeps what it hears. */
export interface TestClient {
  readonly socket: WebSocket;
  readonly frames: readonly { readonly text: string; readonly binary: boolean }[];
  /** Resolves once so many frames are in. */
  waitForFrames(count: number): Promise<void>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
}

export interface ClientOptions {
  readonly endpoint?: 'subscribe' | 'filtered';
  /** `null` sends no key. */
  readonly apiKey?: string | null;
  readonly path?: string;
}

const PATHS = { subscribe: '/notifications/subscribe', filtered: '/notifications/subscribe/filtered' } as const;

/** Begins to connect; errors end in `closed`. */
export function openClient(simulator: Simulator, options: ClientOptions = {}): TestClient {
  const { apiKey = simulator.apiKey, endpoint = 'subscribe' } = options;
  const socket = new WebSocket(simulator.url + (options.path ?? PATHS[endpoint]), {
    ca: simulator.ca,
    ...(apiKey === null ? {} : { headers: { apikey: apiKey } }),
  });
  const frames: { text: string; binary: boolean }[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data, binary) => {
    frames.push({ text: data.toString(), binary });
    for (const check of waiting) check();
  });
  socket.on('error', () => {});
  return {
    socket,
    frames,
    waitForFrames: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (frames.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    closed: new Promise((resolve) => socket.on('close', resolve)),
  };
}

/** Connects. Rejects where the upgrade is refused. */
export async function connectClient(simulator: Simulator, options: ClientOptions = {}): Promise<TestClient> {
  const client = openClient(simulator, options);
  await once(client.socket, 'open');
  return client;
}

/** The status and headers with which an upgrade is refused. */
export function waitForRefusal(
  simulator: Simulator,
  options: ClientOptions = {},
): Promise<{ status: number | undefined; headers: Record<string, unknown> }> {
  const { socket } = openClient(simulator, options);
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    socket.on('open', () => reject(new Error('the upgrade was accepted')));
    socket.on('error', reject);
  });
}

/** The error with which a connection fails before or during its upgrade. */
export async function waitForConnectionError(simulator: Simulator): Promise<Error> {
  const { socket } = openClient(simulator);
  const [error] = await once(socket, 'error');
  return error as Error;
}

/** A plain HTTPS request to the gateway. */
export function fetchStatus(
  simulator: Simulator,
  path: string,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const url = simulator.url.replace('wss:', 'https:') + path;
    const sent = request(url, { method, ca: simulator.ca, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
