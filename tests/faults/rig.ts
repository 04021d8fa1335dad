import { onTestFinished } from 'vitest';
import type { ConnectionState, ConnectionStatus, Gap } from '../../core/connection/status.ts';
import {
  createGatewayConnection,
  type GatewayConfig,
  type GatewayConnection,
} from '../../main/engine/gateway/connection.ts';
import type { Clock, NetworkEvent } from '../../main/engine/ports.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/simulator.ts';
import { createHurriedClock } from './hurried-clock.ts';

/** Unmistakable, so that a search for it in anything finds a leak. */
export const KEY = 'k3y-9f41c07e-never-to-be-seen-5d2b';

export interface Rig {
  readonly simulator: Simulator;
  readonly connection: GatewayConnection;
  readonly clock: Clock;
  readonly config: GatewayConfig;
  readonly statuses: ConnectionStatus[];
  readonly frames: string[];
  readonly refused: string[];
  readonly gaps: Gap[];
  readonly logged: string[];
  network(event: NetworkEvent): void;
  /** Resolves once a status for which this holds is shown (or is now). */
  until(what: ConnectionState | ((status: ConnectionStatus) => boolean)): Promise<ConnectionStatus>;
}

export interface RigOptions {
  readonly simulator?: SimulatorOptions;
  readonly config?: Partial<GatewayConfig>;
  /** How many times faster than real the connection's clock runs. Default 1. */
  readonly speed?: number;
  /** Default: no delay between tries at all. */
  readonly random?: () => number;
}

/** A running simulator and a connection to it, both gone when the test ends. Not yet told to connect. */
export async function createRig(options: RigOptions = {}): Promise<Rig> {
  const simulator = await startSimulator({ apiKeys: [KEY], ...options.simulator });
  const clock = createHurriedClock(options.speed ?? 1);
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
    api_key: KEY,
    ca_file: null,
    extra_ca: simulator.ca,
    proxy: 'none',
    ...options.config,
  };
  const rig: Rig = {
    simulator,
    connection,
    clock,
    config,
    statuses: [],
    frames: [],
    refused: [],
    gaps: [],
    logged,
    network(event) {
      for (const listener of networkListeners) listener(event);
    },
    until(what) {
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
  connection.onStatus((status) => rig.statuses.push(status));
  connection.onFrame((text) => rig.frames.push(text));
  connection.onRefused((error) => rig.refused.push(error));
  connection.onGap((gap) => rig.gaps.push(gap));
  connection.configure(config);
  onTestFinished(async () => {
    await connection.close();
    await simulator.stop();
  });
  return rig;
}

/** A rig whose connection is open. */
export async function createOpenRig(options: RigOptions = {}): Promise<Rig> {
  const rig = await createRig(options);
  rig.connection.connect();
  await rig.until('open');
  return rig;
}

/** Everything the connection has told anyone, as one text. */
export function told(rig: Rig): string {
  return JSON.stringify([rig.statuses, rig.gaps, rig.refused, rig.logged, rig.connection.status()]);
}

/** Resolves once `holds`, looking every few milliseconds; rejects after 20 s. */
export async function eventually(holds: () => boolean, timeoutMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for: ${holds}`);
    await pause(5);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
