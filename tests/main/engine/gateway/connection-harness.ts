import type { ConnectionStatus, Gap } from '../../../../core/connection/connection-status.ts';
import { createGatewayConnection, type GatewayConfig } from '../../../../main/engine/gateway/gateway-connection.ts';
import type { Log, NetworkEvent } from '../../../../main/engine/ports.ts';
import { createFakeGateway } from './fake-gateway.ts';
import { createVirtualClock } from './virtual-clock.ts';

export const KEY = 'k3y-0f-the-test-7d1c9b';
export const CONFIG: GatewayConfig = {
  url: 'wss://gateway.example/eventory',
  endpoint: 'subscribe',
  apiKey: KEY,
  caFile: null,
  extraCa: null,
  proxy: 'none',
};

/** A connection with everything around it under the test's control. */
export function createConnectionHarness(random: () => number = () => 0.5) {
  const clock = createVirtualClock();
  const gateway = createFakeGateway(clock);
  const listeners = new Set<(event: NetworkEvent) => void>();
  const logged: string[] = [];
  const write = (message: string) => void logged.push(message);
  const log: Log = { debug: write, info: write, warn: write, error: (message) => write(`ERROR ${message}`) };
  const connection = createGatewayConnection({
    clock,
    log,
    random,
    network: {
      isOnline: () => true,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    proxies: { resolve: async () => null },
    openSocket: gateway.openSocket,
    checkService: async () => ({ kind: 'answered', status: 200, durationMs: 5, dateMs: null }),
  });
  const statuses: ConnectionStatus[] = [];
  const frames: string[] = [];
  const gaps: Gap[] = [];
  connection.onStatus((status) => statuses.push(status));
  connection.onFrame((text) => frames.push(text));
  connection.onGap((gap) => gaps.push(gap));
  return {
    clock,
    gateway,
    connection,
    statuses,
    frames,
    gaps,
    logged,
    networkListeners: () => listeners.size,
    network(event: NetworkEvent) {
      for (const listener of listeners) listener(event);
    },
  };
}
