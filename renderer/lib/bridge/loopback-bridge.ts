import { BRIDGE_EVENTS } from '../../../core/bridge/bridge-events.ts';
import type { Bridge, BridgeEventName, BridgeEvents } from '../../../core/bridge/contract.ts';
import { serverProof } from '../../../core/bridge/server-proof.ts';

/** Whether requests can reach the app right now. */
export type TransportState = 'connecting' | 'up' | 'down';

/** The bridge as the window uses it: the contract, and whether its transport stands. */
export interface BridgeClient extends Bridge {
  readonly transportState: () => TransportState;
  /** Returns its unsubscribe. */
  readonly onTransportState: (listener: (link: TransportState) => void) => () => void;
}

interface PendingRequest {
  readonly frame: string;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** Cancels the wait for an answer. */
  readonly timeout: ReturnType<typeof setTimeout>;
}

const MIN_RETRY_DELAY_MS = 250;
const MAX_RETRY_DELAY_MS = 4_000;
/** Longer than any request takes: the diagnosis, the slowest, ends each of its steps in 10 s. */
const REQUEST_TIMEOUT_MS = 120_000;

/**
 * The bridge over the loopback WebSocket of browser mode. Frames are JSON: `{id, name, payload}` out,
 * `{id, ok: true, value}` or `{id, ok: false, error}` back, `{event, payload}` in between. Reconnects by itself; a
 * request made while the link is down waits for it, one that was under way when it broke is refused, since it may have
 * been carried out. Nothing is sent before the server has proven that it is the one that delivered this page
 * (`core/bridge/server-proof.ts`): after the app ended, another program may listen on its port.
 *
 * @param proofSecret from the page; `null` if it has none, and then no server is accepted.
 */
export function createLoopbackBridge(
  url: string,
  proofSecret: string | null,
  open: (url: string) => WebSocket = (address) => new WebSocket(address),
): BridgeClient {
  const listeners = new Map<BridgeEventName, Set<(payload: never) => void>>();
  const stateListeners = new Set<(link: TransportState) => void>();
  const sent = new Map<number, PendingRequest>();
  const queued = new Map<number, PendingRequest>();
  let state: TransportState = 'connecting';
  let socket: WebSocket | null = null;
  let retryDelayMs = MIN_RETRY_DELAY_MS;
  let lastId = 0;
  let isProven = false;

  function setTransportState(next: TransportState): void {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener(next);
  }

  function connect(): void {
    const challenge = crypto.randomUUID();
    const current = open(`${url}?challenge=${challenge}`);
    socket = current;
    isProven = false;

    function start(): void {
      isProven = true;
      retryDelayMs = MIN_RETRY_DELAY_MS;
      setTransportState('up');
      for (const [id, request] of queued) {
        sent.set(id, request);
        current.send(request.frame);
      }
      queued.clear();
    }

    current.addEventListener('message', (message) => {
      if (typeof message.data !== 'string') return;
      if (isProven) receive(message.data);
      else if (proofSecret !== null && isProof(message.data, serverProof(proofSecret, challenge))) start();
      else current.close();
    });
    current.addEventListener('close', () => {
      socket = null;
      isProven = false;
      setTransportState('down');
      for (const request of sent.values()) {
        clearTimeout(request.timeout);
        request.reject(
          new Error('Eventory Tray stopped answering before this was done. Check whether it took effect.'),
        );
      }
      sent.clear();
      setTimeout(connect, retryDelayMs);
      retryDelayMs = Math.min(retryDelayMs * 2, MAX_RETRY_DELAY_MS);
    });
  }

  function receive(data: string): void {
    const frame: unknown = parse(data);
    if (typeof frame !== 'object' || frame === null) return;
    if ('event' in frame && 'payload' in frame) {
      const name = BRIDGE_EVENTS.find((event) => event === frame.event);
      if (name === undefined) return;
      for (const listener of listeners.get(name) ?? []) listener(frame.payload as never);
      return;
    }
    if (!('id' in frame) || typeof frame.id !== 'number') return;
    const request = sent.get(frame.id);
    if (request === undefined) return;
    sent.delete(frame.id);
    clearTimeout(request.timeout);
    if ('ok' in frame && frame.ok === true) {
      request.resolve(('value' in frame ? frame.value : null) as never);
    } else {
      request.reject(
        new Error('error' in frame && typeof frame.error === 'string' ? frame.error : 'This did not work.'),
      );
    }
  }

  connect();

  return {
    request: (name, payload) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const id = lastId;
        const expire = setTimeout(() => {
          queued.delete(id);
          sent.delete(id);
          reject(new Error('Eventory Tray did not answer. Check that it is still running, then try again.'));
        }, REQUEST_TIMEOUT_MS);
        const request: PendingRequest = {
          frame: JSON.stringify({ id, name, payload }),
          resolve,
          reject,
          timeout: expire,
        };
        if (socket !== null && isProven && socket.readyState === WebSocket.OPEN) {
          sent.set(id, request);
          socket.send(request.frame);
        } else {
          queued.set(id, request);
        }
      }),
    subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    transportState: () => state,
    onTransportState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}

function isProof(text: string, expected: string): boolean {
  const frame = parse(text);
  return typeof frame === 'object' && frame !== null && 'proof' in frame && frame.proof === expected;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
