import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type Client from 'mqtt/lib/client';
import type { BrokerAddress } from '../../../../core/computers/broker-address.ts';
import { type BrokerFailure, isOutage } from '../../../../core/computers/broker-problem.ts';
import { RECONNECT_MS } from '../../../../core/computers/group-timing.ts';
import { backoffMs } from '../../../../core/connection/machine/backoff.ts';
import type { Clock } from '../../ports.ts';
import { MAX_PACKET_BYTES, openBrokerStream } from './broker-stream.ts';
import { createPublishWindow, type PublishWindow } from './publish-window.ts';

/** What is published under the topic. */
const CHANNELS = ['lease', 'peer', 'item'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface BrokerConfig {
  readonly address: BrokerAddress;
  readonly username: string | null;
  readonly password: string | null;
  /** For `mqtts:`. Throws if the CA file cannot be used. */
  secureContext(): SecureContext;
}

export interface BrokerDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** What the broker publishes if the connection with this number is cut. */
  will(connection: number): Buffer;
  onUp(): void;
  /** It is lost, or could not be made; it is tried again. */
  onDown(failure: BrokerFailure): void;
  onMessage(payload: Buffer, channel: Channel): void;
}

/** The connection to the broker. It is made again after each loss until it is disposed. */
export interface BrokerConnection {
  isUp(): boolean;
  /** Hands a message to the system at once, if the broker takes one more; else it waits. Lost if there is no connection. */
  publish(channel: Channel, payload: Buffer, onSent?: () => void): void;
  /** How many messages wait for the broker to take them. */
  waiting(): number;
  /** Ends this connection and makes the next one after `pauseMs`. */
  interrupt(failure: BrokerFailure, pauseMs: number): void;
  /** Disconnects properly, after a last message. */
  dispose(farewell: Buffer): Promise<void>;
}

const KEEPALIVE_S = 5;
const CONNECT_TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 15_000;
const FAREWELL_TIMEOUT_MS = 1_000;
/** If the broker does not say how many it takes at once (section 3.2.2.3.3 of MQTT 5 has 65,535), fewer do. */
const MAX_IN_FLIGHT = 20;

/** mqtt.js is loaded with the first connection, so that who has one computer does not pay for it. */
export function connectBroker(config: BrokerConfig, deps: BrokerDeps): BrokerConnection {
  const { address } = config;
  let connection = 0;
  let failures = 0;
  let current: { readonly client: Client; readonly window: PublishWindow } | null = null;
  let up = false;
  let disposed = false;
  let cancelRetry = () => {};

  function retryLater(failure: BrokerFailure, atLeastMs = 0): void {
    up = false;
    current = null;
    if (disposed) return;
    failures += 1;
    deps.onDown(failure);
    cancelRetry();
    const longestMs = isOutage(failure) ? RECONNECT_MS : LONGEST_WAIT_MS;
    const delayMs = Math.max(atLeastMs, backoffMs(failures, longestMs, deps.random()));
    cancelRetry = deps.clock.after(delayMs, () => void tryToStart());
  }

  async function tryToStart(): Promise<void> {
    try {
      await start();
    } catch (error) {
      retryLater({ kind: 'system', code: (error as Error).name }, LONGEST_WAIT_MS);
    }
  }

  async function start(): Promise<void> {
    connection += 1;
    let secureContext: SecureContext | null = null;
    try {
      secureContext = address.protocol === 'mqtts' ? config.secureContext() : null;
    } catch {
      return retryLater({ kind: 'ca_file' }, LONGEST_WAIT_MS);
    }
    const MqttClient = await loadClient();
    if (disposed) return;
    let failure: BrokerFailure = { kind: 'closed' };
    const openStream = (): Socket =>
      openBrokerStream(address, secureContext, {
        packets: () => received,
        onError(error) {
          failure = { kind: 'system', code: error.code ?? error.name };
        },
        onTooLarge() {
          failure = { kind: 'too_large' };
        },
      });
    let received = 0;
    const client = new MqttClient(openStream as unknown as ConstructorParameters<typeof MqttClient>[0], {
      protocolVersion: 5,
      protocolId: 'MQTT',
      clean: true,
      reconnectPeriod: 0,
      keepalive: KEEPALIVE_S,
      connectTimeout: CONNECT_TIMEOUT_MS,
      resubscribe: false,
      queueQoSZero: false,
      clientId: '',
      ...(config.username === null ? {} : { username: config.username }),
      ...(config.password === null ? {} : { password: config.password }),
      properties: { sessionExpiryInterval: 0, receiveMaximum: 1_000, maximumPacketSize: MAX_PACKET_BYTES },
      will: { topic: topicOf('lease'), payload: deps.will(connection), qos: 1, retain: true },
      log: () => {},
    });
    const mine = { client, window: createPublishWindow() };
    current = mine;
    client.on('packetreceive', () => {
      received += 1;
    });
    client.on('connect', ({ properties }) => {
      mine.window.open(Math.min(properties?.receiveMaximum ?? MAX_IN_FLIGHT, MAX_IN_FLIGHT));
      const options = { qos: 1, nl: true, rh: 0 } as const;
      client.subscribe(CHANNELS.map(topicOf), options, (error, granted) => {
        if (current !== mine || disposed) return;
        const refused =
          granted?.find(({ qos }) => qos >= 128)?.qos ?? (error === null ? null : (reasonOf(error) ?? 128));
        if (refused !== null) {
          failure = { kind: 'reason', code: refused, to: 'subscribe' };
          client.end(true);
          return;
        }
        up = true;
        failures = 0;
        deps.onUp();
      });
    });
    client.on('message', (topic, payload) => {
      const channel = CHANNELS.find((name) => topic === topicOf(name));
      if (channel !== undefined && current === mine && !disposed) deps.onMessage(payload, channel);
    });
    client.on('error', (error) => {
      const code = reasonOf(error);
      if (code !== null && code >= 1) failure = { kind: 'reason', code, to: 'connect' };
      else if (/connack timeout/i.test(error.message)) failure = { kind: 'timeout' };
    });
    client.on('disconnect', ({ reasonCode }) => {
      if (reasonCode !== undefined && reasonCode >= 128) failure = { kind: 'reason', code: reasonCode, to: 'connect' };
    });
    client.on('close', () => {
      if (current !== mine) return;
      client.end(true);
      retryLater(failure);
    });
  }

  const topicOf = (channel: Channel) => `${address.topic}/v1/${channel}`;

  // The caller has what it gets back before anything is reported.
  void Promise.resolve().then(tryToStart);
  return {
    isUp: () => up,
    waiting: () => current?.window.waiting() ?? 0,
    publish(channel, payload, onSent) {
      const mine = current;
      if (mine === null || !up) return;
      const { client, window } = mine;
      window.run(channel !== 'item', (done) => {
        client.publish(topicOf(channel), payload, { qos: 1, retain: channel === 'lease' }, (error) => {
          done();
          if (error !== undefined && error !== null && reasonOf(error) !== null && current === mine) {
            client.end(true);
            retryLater({ kind: 'reason', code: reasonOf(error) ?? 128, to: 'publish' }, LONGEST_WAIT_MS);
          }
        });
        // mqtt.js holds what it writes until the next tick; a process that is killed in this one has then sent it.
        (client.stream as Partial<Socket>).uncork?.();
        onSent?.();
      });
    },
    interrupt(failure, pauseMs) {
      const mine = current;
      retryLater(failure, pauseMs);
      mine?.client.end(true);
    },
    async dispose(farewell) {
      cancelRetry();
      const mine = current;
      const wasUp = up;
      disposed = true;
      up = false;
      current = null;
      if (mine === null) return;
      if (!wasUp) return void mine.client.end(true);
      await new Promise<void>((resolve) => {
        const cancel = deps.clock.after(FAREWELL_TIMEOUT_MS, () => {
          mine.client.end(true);
          resolve();
        });
        mine.client.publish(topicOf('lease'), farewell, { qos: 1, retain: true }, () =>
          mine.client.end(false, {}, () => {
            cancel();
            resolve();
          }),
        );
      });
    },
  };
}

/** Node and the bundler each make something else of the default export of a CommonJS module. */
async function loadClient(): Promise<typeof Client> {
  const { default: loaded } = (await import('mqtt/lib/client')) as unknown as {
    default: typeof Client | { default: typeof Client };
  };
  return 'default' in loaded ? loaded.default : loaded;
}

function reasonOf(error: Error): number | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' ? code : null;
}
