import {
  createFailure,
  type Failure,
  failureFromClose,
  failureFromStatus,
} from '../../../../core/connection/failure.ts';
import type {
  GatewaySocket,
  openGatewaySocket,
  SocketHandlers,
} from '../../../../main/engine/gateway/gateway-socket.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What the gateway does with the next upgrade. */
export type GatewayBehavior = 'accept' | 'refuse' | 'silent' | 'unauthorised' | 'unavailable';

/** A gateway on virtual time that watches how many sockets live at once. */
export interface FakeGateway {
  readonly openSocket: typeof openGatewaySocket;
  manner: GatewayBehavior;
  /** Time from the call to the end of the upgrade, and of each round trip. */
  latencyMs: number;
  /** Whether pings and closing handshakes are left unanswered. */
  mute: boolean;
  /** Sockets that exist. */
  alive(): number;
  peak(): number;
  opens(): number;
  frame(text: string): void;
  closeAll(code: number): void;
  cutAll(): void;
}

export function createFakeGateway(clock: VirtualClock): FakeGateway {
  const sockets = new Set<{ readonly handlers: SocketHandlers; upgraded: boolean; end(why: Failure): void }>();
  let peak = 0;
  let opens = 0;
  const upgraded = () => [...sockets].filter((socket) => socket.upgraded);
  const gateway: FakeGateway = {
    manner: 'accept',
    latencyMs: 20,
    mute: false,
    alive: () => sockets.size,
    peak: () => peak,
    opens: () => opens,
    frame: (text) => {
      for (const { handlers } of upgraded()) handlers.frame(text);
    },
    closeAll: (code) => {
      for (const socket of upgraded()) socket.end(failureFromClose(code, ''));
    },
    cutAll: () => {
      for (const socket of upgraded()) socket.end(createFailure('reset', 'open', { code: 1006 }));
    },
    openSocket(_config, _deps, handlers): GatewaySocket {
      const timers = new Set<() => void>();
      const later = (ms: number, task: () => void) => timers.add(clock.after(ms, task));
      const socket = {
        handlers,
        upgraded: false,
        end(why: Failure) {
          if (!sockets.delete(socket)) return;
          for (const cancel of timers) cancel();
          handlers.closed(why);
        },
      };
      sockets.add(socket);
      opens += 1;
      peak = Math.max(peak, sockets.size);
      later(gateway.latencyMs, () => {
        if (gateway.manner === 'accept') {
          socket.upgraded = true;
          handlers.opened();
        } else if (gateway.manner === 'refuse') socket.end(createFailure('refused', 'tcp'));
        else if (gateway.manner === 'unauthorised') socket.end(failureFromStatus(401, undefined, clock.now()));
        else if (gateway.manner === 'unavailable') socket.end(failureFromStatus(503, '20', clock.now()));
      });
      let pings = 0;
      return {
        ping() {
          const number = ++pings;
          if (!gateway.mute) later(gateway.latencyMs, () => handlers.pong(number));
          return number;
        },
        close: () => {
          if (!gateway.mute) later(gateway.latencyMs, () => socket.end(failureFromClose(1000, '')));
        },
        terminate: () => later(1, () => socket.end(createFailure('unknown', socket.upgraded ? 'open' : 'tcp'))),
      };
    },
  };
  return gateway;
}
