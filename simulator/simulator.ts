import { type Clock, systemClock } from './clock.ts';
import { type Account, createAccount } from './gateway/account.ts';
import type { ConnectionFault } from './gateway/connection-fault.ts';
import { type CertificateKind, type Credentials, createCredentials, writeCaFile } from './gateway/credentials.ts';
import type { Connection, DeliveryCounts } from './gateway/delivery.ts';
import { encodeFrame } from './gateway/encode-frame.ts';
import type { PingResponse } from './gateway/faults.ts';
import { type LoggedRequest, openGateway } from './gateway/gateway.ts';
import { createOutgoingMessage } from './gateway/outgoing-message.ts';
import { createScenario } from './scenarios/create-scenario.ts';
import { demoAccountWatchlist, demoWatchlist } from './scenarios/demo/demo-watchlist.ts';
import { runScenario } from './scenarios/run-scenario.ts';
import type { ScenarioName } from './scenarios/scenario.ts';

export const DEFAULT_API_KEY = 'demo-key-of-the-simulator';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The keys that are let in, each a separate identity. Default: `DEFAULT_API_KEY`. */
  readonly apiKeys?: readonly string[];
  /**
   * Watchlists saved at the gateway, by key: raw entries with the API's field names. A key that is not named here has
   * the scenario's own (of `none`: the demo's).
   */
  readonly watchlists?: Readonly<Record<string, readonly unknown[]>>;
  /** What happens by itself once a client has connected. Default `none`: only what the test hooks request. */
  readonly scenario?: ScenarioName | 'none';
  /** The same seed gives the same scenario. Default 1. */
  readonly seed?: string | number;
  readonly clock?: Clock;
  readonly certificate?: CertificateKind;
  /** To pass for a simulator that ran before; overrides `certificate`. */
  readonly credentials?: Credentials;
  /** Offer permessage-deflate. Default false. */
  readonly compression?: boolean;
}

/** An open connection as tests see it. */
export type ConnectionInfo = Pick<Connection, 'id' | 'endpoint' | 'openedAtMs'> & { readonly apiKey: string };

/** An Eventory gateway on the loopback interface, in this process. */
export interface Simulator {
  /** `wss://127.0.0.1:PORT/eventory`, as the gateway address of the settings. */
  readonly url: string;
  readonly port: number;
  /** PEM of the authority to trust. */
  readonly ca: string;
  readonly credentials: Credentials;
  /** The first of the keys. */
  readonly apiKey: string;
  /** What a user of the scenario watches (of `none`: the demo's): raw entries with the API's field names. */
  readonly watchlist: readonly unknown[];

  /** Sends exactly this to every connection, past filters and deduplication: text as text, bytes as binary, an object as JSON. */
  sendFrame(content: string | Uint8Array | object): void;
  /** Writes these bytes under the WebSocket, as they are: half a frame, or nonsense. */
  sendBytes(bytes: Uint8Array): void;
  /** Sends a text frame a few bytes at a time; pongs wait until it is sent. Resolves once all is written or the connections are gone. */
  sendSlowly(content: string | object, pace: { readonly chunkBytes: number; readonly everyMs: number }): Promise<void>;
  /** Publishes a message as the service would: through membership, filters and deduplication. Throws for what is no notification. */
  sendNotification(wire: object): DeliveryCounts;
  /** Replaces the watchlist saved at the gateway, of one key or of all. */
  saveWatchlist(entries: readonly unknown[], apiKey?: string): void;

  /** Closes every connection with this code. */
  closeAll(code: number, reason?: string): void;
  /** Cuts every connection without a closing handshake. */
  terminateAll(): void;
  /** Freezes the open connections: nothing is written to them, not even pongs, until `resume` or their end. */
  stall(): void;
  /** Ends `stall` and sends what it held back. */
  resume(): void;
  /** Answers upgrades with this status and headers (`Retry-After`, `Location`) until `clearFaults`. */
  refuseUpgrades(status: number, headers?: Readonly<Record<string, string>>): void;
  /** Breaks the next `times` connections (default: all) at this stage of their setup, until `clearFaults`. */
  failConnections(stage: ConnectionFault, times?: number): void;
  /** What the ping answers from now on. */
  setPingResponse(answer: PingResponse): void;
  /** Undoes `refuseUpgrades`, `failConnections` and `setPingResponse`. */
  clearFaults(): void;
  /** Stops listening and drops every connection, as a server does that restarts. */
  stopListening(): Promise<void>;
  /** Listens again on the same port. */
  startListening(): Promise<void>;

  /** In the order of opening. */
  connections(): readonly ConnectionInfo[];
  /** The most connections that were open at one time. */
  readonly peakConnections: number;
  /** Resolves as soon as `count` connections are open. */
  waitForConnections(count?: number): Promise<void>;
  /** The newest 10,000 requests, headers included. */
  requests(): readonly LoggedRequest[];
  /** Ends everything and releases the port. Nothing of it keeps the process alive afterwards. */
  dispose(): Promise<void>;
}

export type {
  CertificateKind,
  ConnectionFault,
  Credentials,
  DeliveryCounts,
  LoggedRequest,
  PingResponse,
  ScenarioName,
};
export { writeCaFile };

/** Starts a simulator. Rejects if the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? systemClock;
  const credentials = options.credentials ?? (await createCredentials(options.certificate));
  const scenario =
    options.scenario === undefined || options.scenario === 'none'
      ? null
      : createScenario(options.scenario, options.seed ?? 1, clock.now());
  const accountWatchlist = scenario?.accountWatchlist ?? demoAccountWatchlist(clock.now());
  const keys = options.apiKeys ?? [DEFAULT_API_KEY];
  const accounts = new Map<string, Account>(
    keys.map((key) => [key, createAccount(key, options.watchlists?.[key] ?? accountWatchlist)]),
  );
  const waiting = new Set<() => void>();
  let peakConnectionCount = 0;

  const gateway = await openGateway({
    port: options.port ?? 0,
    credentials,
    accounts,
    clock,
    compression: options.compression ?? false,
    onOpen() {
      peakConnectionCount = Math.max(peakConnectionCount, gateway.subscribers().length);
      scenarioRun?.addSubscriber();
      for (const check of waiting) check();
    },
    onClose() {
      if (gateway.connections.size === 0) scenarioRun?.pause();
    },
  });
  const scenarioRun = scenario === null ? null : runScenario(scenario, clock, (message) => gateway.publish(message));

  return {
    url: `wss://127.0.0.1:${gateway.port}/eventory`,
    port: gateway.port,
    ca: credentials.ca,
    credentials,
    apiKey: keys[0] ?? '',
    watchlist: scenario?.watchlist ?? demoWatchlist(clock.now()),

    sendFrame(content) {
      const data = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
      for (const { socket } of gateway.subscribers()) socket.send(data);
    },
    sendBytes(bytes) {
      for (const { stream } of gateway.subscribers()) stream.write(bytes);
    },
    async sendSlowly(content, { chunkBytes, everyMs }) {
      const bytes = encodeFrame(typeof content === 'string' ? content : JSON.stringify(content));
      const connections = gateway.subscribers();
      for (const { socket } of connections) socket.pause();
      for (let at = 0; at < bytes.length && connections.some(({ stream }) => stream.writable); at += chunkBytes) {
        if (at > 0) await new Promise<void>((resolve) => clock.after(everyMs, resolve));
        for (const { stream } of connections) if (stream.writable) stream.write(bytes.subarray(at, at + chunkBytes));
      }
      for (const { socket } of connections) socket.resume();
    },
    sendNotification: (wire) => gateway.publish(createOutgoingMessage(wire, clock.now())),
    saveWatchlist(entries, apiKey) {
      for (const account of accounts.values())
        if (apiKey === undefined || account.apiKey === apiKey) account.saveWatchlist(entries);
    },

    closeAll(code, reason = '') {
      for (const { socket } of gateway.subscribers()) socket.close(code, reason);
    },
    terminateAll() {
      for (const { socket } of gateway.connections) socket.terminate();
    },
    stall() {
      for (const { stream } of gateway.connections) stream.cork();
    },
    resume() {
      for (const { stream } of gateway.connections) while (stream.writableCorked > 0) stream.uncork();
    },
    refuseUpgrades(status, headers = {}) {
      gateway.faults.refusal = { status, headers };
    },
    failConnections: (stage, times) => gateway.faults.failConnections(stage, times),
    setPingResponse(answer) {
      gateway.faults.ping = answer;
    },
    clearFaults() {
      gateway.faults.refusal = null;
      gateway.faults.ping = 200;
      gateway.faults.failConnections(null);
    },
    stopListening: () => gateway.close(),
    startListening: () => gateway.open(),

    connections: () =>
      gateway.subscribers().map(({ id, endpoint, openedAtMs, account }) => ({
        id,
        endpoint,
        openedAtMs,
        apiKey: account.apiKey,
      })),
    get peakConnections() {
      return peakConnectionCount;
    },
    waitForConnections: (count = 1) =>
      new Promise<void>((resolve) => {
        const check = (): void => {
          if (gateway.subscribers().length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    requests: () => gateway.requests,
    async dispose() {
      scenarioRun?.pause();
      await gateway.close();
    },
  };
}
