import type { EventEmitter } from 'node:events';
import { Message, type MessageBus, MessageType, sessionBus } from '@jellybrick/dbus-next';
import { createListeners } from '../../lib/listeners.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { systemClock } from '../system-clock.ts';

/** How long the bus, and a service on it, may take to answer. */
const CALL_TIMEOUT_MS = 5_000;

/** A method of a service on the bus. */
export interface BusMethod {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

export interface BusSignal {
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** Thrown if a call got no answer: it may have been carried out. */
export class BusTimeout extends Error {
  override readonly name = 'BusTimeout';
}

/** The desktop's message bus, with what the library leaves to its users: time-outs, and a report of a lost connection. */
export interface SessionBus {
  /** Rejects with the service's error, or with `BusTimeout` after `timeoutMs` (5 s), which ends the connection. */
  call(method: BusMethod, signature?: string, body?: unknown[], timeoutMs?: number): Promise<readonly unknown[]>;
  /** Asks for the signals a match rule names. */
  match(rule: string): Promise<void>;
  onSignal(listener: (signal: BusSignal) => void): void;
  /** Called once, when the connection is lost. */
  onLost(listener: () => void): void;
  dispose(): void;
}

/**
 * Connects to the session bus.
 *
 * @throws Error if there is none, it refuses, or does not answer in time.
 */
export async function connectSessionBus(timeoutMs: number = CALL_TIMEOUT_MS): Promise<SessionBus> {
  const bus = sessionBus();
  const lostListeners = createListeners<void>();
  let lost = false;
  const handleConnectionLost = () => {
    if (lost) return;
    lost = true;
    bus.disconnect();
    lostListeners.emit();
  };
  await waitForConnection(bus, timeoutMs);
  errorEmitter(bus).on('error', handleConnectionLost);

  async function call(
    method: BusMethod,
    signature = '',
    body: unknown[] = [],
    answerMs = timeoutMs,
  ): Promise<readonly unknown[]> {
    if (lost) throw new Error('The session bus is gone.');
    const message = new Message({ ...method, signature, body });
    const reply = await withTimeout(
      bus.call(message),
      answerMs,
      () => {
        handleConnectionLost();
        throw new BusTimeout(`${method.member}: no answer within ${answerMs / 1000} s.`);
      },
      systemClock.after,
    );
    return reply?.body ?? [];
  }

  return {
    call,
    async match(rule) {
      const daemon = 'org.freedesktop.DBus';
      await call({ destination: daemon, path: '/org/freedesktop/DBus', interface: daemon, member: 'AddMatch' }, 's', [
        rule,
      ]);
    },
    onSignal(listener) {
      bus.on('message', (message: Message) => {
        if (message.type === MessageType.SIGNAL) listener(message);
      });
    },
    onLost: lostListeners.add,
    dispose: () => {
      lost = true;
      bus.disconnect();
    },
  };
}

function waitForConnection(bus: MessageBus, timeoutMs: number): Promise<void> {
  const connected = new Promise<void>((resolve, reject) => {
    bus.once('connect', () => resolve());
    // Stays on: the library may report a second error, and without a listener that would end the process.
    errorEmitter(bus).on('error', (error: unknown) =>
      reject(error instanceof Error ? error : new Error(String(error))),
    );
  });
  return withTimeout(
    connected,
    timeoutMs,
    () => {
      bus.disconnect();
      throw new Error(`The session bus did not answer within ${timeoutMs / 1000} s.`);
    },
    systemClock.after,
  );
}

/** The library's types leave out that the bus emits errors. */
function errorEmitter(bus: MessageBus): EventEmitter<{ error: [unknown] }> {
  return bus as unknown as EventEmitter<{ error: [unknown] }>;
}
