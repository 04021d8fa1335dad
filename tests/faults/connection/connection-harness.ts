import { onTestFinished } from 'vitest';
import type { ConnectionState, ConnectionStatus, Gap } from '../../../core/connection/connection-status.ts';
import {
  createGatewayConnection,
  type GatewayConfig,
  type GatewayConnection,
} from '../../../main/engine/gateway/gateway-connection.ts';
import type { Clock, NetworkEvent } from '../../../main/engine/ports.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/simulator.ts';
import { waitUntil } from '../../support/wait-for.ts';
import { createScaledClock } from './scaled-clock.ts';

/** Unmistakable, so that a search for it in anything finds a leak. */
export const API_KEY = 'k3y-9f41c07e-never-to-be-seen-5d2b';

export interface ConnectionHarness {
  readonly simulator: Simulator;
  readonly connection: GatewayConnection;
  readonly clock: Clock;
  readonly config: GatewayConfig;
  readonly statuses: ConnectionStatus[];
  readonly frames: string[];
  readonly refusedFrames: string[];
  readonly gaps: Gap[];
  readonly logLines: string[];
  emitNetworkEvent(event: NetworkEvent): void;
  /** Resolves once a status for which this holds is shown (or is now). */
  waitForStatus(what: ConnectionState | ((status: ConnectionStatus) => boolean)): Promise<ConnectionStatus>;
}

export interface ConnectionHarnessOptions {
  readonly simulator?: SimulatorOptions;
  readonly config?: Partial<GatewayConfig>;
  /** How many times faster than real the connection's clock runs. Default 1. */
  readonly speed?: number;
  /** Default: no delay between tries at all. */
  readonly random?: () => number;
}

/** A running simulator and a connection to it, both gone when the test ends. It does not connect yet. */
export async function createConnectionHarness(options: ConnectionHarnessOptions = {}): Promise<ConnectionHarness> {
  const simulator = await startSimulator({ apiKeys: [API_KEY], ...options.simulator });
  const clock = createScaledClock(options.speed ?? 1);
  const logged: string[] = [];
  const write = (message: string) => void logged.push(message);
  const networkListeners = new Set<(event: NetworkEvent) => void>();
  const connection = createGatewayConnection({
    clock,
    log: { debug: write, info: write, warn: write, error: (message) => write(`ERROR ${message}`) },
    random: options.random ?? (() => 0),
    proxies: { resolve: async () => null },
    network: {
      isOnline: () => true,
      onEvent(listener) {
        networkListeners.add(listener);
        return () => networkListeners.delete(listener);
      },
    },
  });
  const config: GatewayConfig = {
    url: simulator.url,
    endpoint: 'subscribe',
    apiKey: API_KEY,
    caFile: null,
    extraCa: simulator.ca,
    proxy: 'none',
    ...options.config,
  };
  const harness: ConnectionHarness = {
    simulator,
    connection,
    clock,
    config,
    statuses: [],
    frames: [],
    refusedFrames: [],
    gaps: [],
    logLines: logged,
    emitNetworkEvent(event) {
      for (const listener of networkListeners) listener(event);
    },
    waitForStatus(what) {
      const holds = typeof what === 'string' ? (status: ConnectionStatus) => status.state === what : what;
      return new Promise((resolve) => {
        if (holds(connection.status())) {
          resolve(connection.status());
          return;
        }
        const stop = connection.onStatus((status) => {
          if (!holds(status)) return;
          stop();
          resolve(status);
        });
      });
    },
  };
  connection.onStatus((status) => harness.statuses.push(status));
  connection.onFrame((text) => harness.frames.push(text));
  connection.onRejectedFrame((error) => harness.refusedFrames.push(error));
  connection.onGap((gap) => harness.gaps.push(gap));
  connection.configure(config);
  onTestFinished(async () => {
    await connection.dispose();
    await simulator.dispose();
  });
  return harness;
}

/** A harness whose connection is open. */
export async function createOpenConnectionHarness(options: ConnectionHarnessOptions = {}): Promise<ConnectionHarness> {
  const harness = await createConnectionHarness(options);
  harness.connection.connect();
  await harness.waitForStatus('open');
  return harness;
}

/** Forces the open connection to end, every third time by a close frame, and waits for the next one. */
export async function forceReconnect({ simulator, connection }: ConnectionHarness, n: number): Promise<void> {
  const opened = simulator.connections()[0]?.id;
  if (n % 3 === 0) simulator.closeAll(1012);
  else simulator.terminateAll();
  await waitUntil(() => {
    const [now] = simulator.connections();
    return now !== undefined && now.id !== opened && connection.status().state === 'open';
  });
}

/** Everything the connection has reported, as one text. */
export function reportedText(harness: ConnectionHarness): string {
  return JSON.stringify([
    harness.statuses,
    harness.gaps,
    harness.refusedFrames,
    harness.logLines,
    harness.connection.status(),
  ]);
}
