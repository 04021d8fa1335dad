import type { Bridge, BridgeEventName, BridgeEvents } from '../../../core/bridge/contract.ts';
import { BRIDGE_EVENTS } from '../../../core/bridge/contract.ts';

/** Whether requests can reach the app right now. */
export type LinkState = 'connecting' | 'up' | 'down';

/** The bridge as the window uses it: the contract, and whether its transport stands. */
export interface LinkedBridge extends Bridge {
  readonly link: () => LinkState;
  /** Returns its unsubscribe. */
  readonly onLink: (listener: (link: LinkState) => void) => () => void;
}

interface Pending {
  readonly frame: string;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** Cancels the wait for an answer. */
  readonly expire: ReturnType<typeof setTimeout>;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4_000;
/** Longer than any request takes: the diagnosis, the slowest, ends each of its steps in 10 s. */
const ANSWER_WITHIN_MS = 120_000;

/**
 * The bridge over the loopback WebSocket of browser mode (design section 9). Frames are JSON: `{id, name, payload}` out,
 * `{id, ok: true, value}` or `{id, ok: false, error}` back, `{event, payload}` in between. Reconnects by itself; a
 * request made while the link is down waits for it, one that was under way when it broke is refused, since it may have
 * been carried out.
 */
export function createLoopbackBridge(
  url: string,
  open: (url: string) => WebSocket = (address) => new WebSocket(address),
): LinkedBridge {
  const listeners = new Map<BridgeEventName, Set<(payload: never) => void>>();
  const linkListeners = new Set<(link: LinkState) => void>();
  const sent = new Map<number, Pending>();
  const queued = new Map<number, Pending>();
  let state: LinkState = 'connecting';
  let socket: WebSocket | null = null;
  let retryDelayMs = FIRST_RETRY_MS;
  let lastId = 0;

  function setLink(next: LinkState): void {
    if (next === state) return;
    state = next;
    for (const listener of linkListeners) listener(next);
  }

  function connect(): void {
    const current = open(url);
    socket = current;
    current.addEventListener('open', () => {
      retryDelayMs = FIRST_RETRY_MS;
      setLink('up');
      for (const [id, request] of queued) {
        sent.set(id, request);
        current.send(request.frame);
      }
      queued.clear();
    });
    current.addEventListener('message', (message) => {
      if (typeof message.data === 'string') receive(message.data);
    });
    current.addEventListener('close', () => {
      socket = null;
      setLink('down');
      for (const request of sent.values()) {
        clearTimeout(request.expire);
        request.reject(
          new Error('Eventory Tray stopped answering before this was done. Check whether it took effect.'),
        );
      }
      sent.clear();
      setTimeout(connect, retryDelayMs);
      retryDelayMs = Math.min(retryDelayMs * 2, LAST_RETRY_MS);
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
    clearTimeout(request.expire);
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
        }, ANSWER_WITHIN_MS);
        const request: Pending = { frame: JSON.stringify({ id, name, payload }), resolve, reject, expire };
        if (socket !== null && socket.readyState === WebSocket.OPEN) {
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
    link: () => state,
    onLink(listener) {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
