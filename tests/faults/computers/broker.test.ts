import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type BrokerAddress, parseBrokerAddress } from '../../../core/computers/broker-address.ts';
import { type BrokerFailure, describeBrokerFailure } from '../../../core/computers/broker-problem.ts';
import { connectBroker } from '../../../main/engine/computers/link/broker-connection.ts';
import { createTrust } from '../../../main/engine/gateway/trust.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { type CertificateKind, createCredentials } from '../../../simulator/gateway/credentials.ts';
import { temporaryFolder } from '../../main/engine/temporary-folder.ts';
import { waitFor } from '../../support/wait-for.ts';
import { mosquittoUnavailableReason, startMosquitto } from './mosquitto.ts';

const unavailableReason = mosquittoUnavailableReason();

interface Options {
  readonly username?: string;
  readonly password?: string;
  readonly caFile?: string | null;
}

/** A connection to a broker, and how it ended. */
function connect(url: string, { username, password, caFile = null }: Options = {}) {
  const parsed = parseBrokerAddress(url);
  if (!parsed.ok) throw new Error(parsed.message);
  const trust = createTrust();
  const failures: BrokerFailure[] = [];
  const delaysMs: number[] = [];
  const messages: string[] = [];
  const broker = connectBroker(
    {
      address: parsed.address as BrokerAddress,
      username: username ?? null,
      password: password ?? null,
      secureContext: () => trust.contextFor({ caFile, extraCa: null }),
    },
    {
      clock: {
        after(delayMs, task) {
          delaysMs.push(delayMs);
          return systemClock.after(delayMs, task);
        },
      },
      random: () => 0.999,
      will: () => Buffer.from('gone'),
      onUp: () => messages.push('up'),
      onDown: (failure) => failures.push(failure),
      onMessage: (payload, channel) => messages.push(`${channel} ${payload.length}`),
    },
  );
  onTestFinished(() => broker.dispose(Buffer.from('gone')));
  /** What the window says of the first failure. */
  const problem = async () => {
    const failure = await waitFor(`the broker fails; heard ${messages}`, () => failures[0], 30_000);
    return describeBrokerFailure(failure, parsed.address.label);
  };
  return { broker, failures, delaysMs, messages, problem };
}

/** Mosquitto with TLS, and the file of its authority. */
async function secureMosquitto(kind: CertificateKind = 'valid') {
  const folder = await temporaryFolder();
  const { ca, cert, key } = await createCredentials(kind);
  const path = (name: string) => join(folder, name);
  await Promise.all([writeFile(path('ca'), ca), writeFile(path('cert'), cert), writeFile(path('key'), key)]);
  const mosquitto = await startMosquitto([
    'allow_anonymous true',
    `cafile ${path('ca')}`,
    `certfile ${path('cert')}`,
    `keyfile ${path('key')}`,
    'user root',
  ]);
  onTestFinished(mosquitto.dispose);
  return { port: mosquitto.port, caFile: path('ca') };
}

/** Mosquitto with one user, `tray`, who may do what the rules say. */
async function mosquittoWithUser(rules: readonly string[]) {
  const folder = await temporaryFolder();
  const path = (name: string) => join(folder, name);
  // "secret", as mosquitto_passwd writes it.
  await writeFile(path('passwords'), await passwordLine('tray', 'secret'));
  await writeFile(path('rules'), ['user tray', ...rules, ''].join('\n'));
  const mosquitto = await startMosquitto([
    'allow_anonymous false',
    `password_file ${path('passwords')}`,
    `acl_file ${path('rules')}`,
    'user root',
  ]);
  onTestFinished(mosquitto.dispose);
  return `mqtt://127.0.0.1:${mosquitto.port}`;
}

/** PBKDF2 with SHA-512, format 7 of Mosquitto's password file. */
async function passwordLine(user: string, password: string): Promise<string> {
  const { pbkdf2Sync, randomBytes } = await import('node:crypto');
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, 101, 64, 'sha512');
  return `${user}:$7$101$${salt.toString('base64')}$${hash.toString('base64')}\n`;
}

/** Something that listens like a broker. */
async function fakeBroker(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => sockets.size };
}

describe('a broker with TLS', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('is reached if its authority is given as extra CA file', async () => {
    const { port, caFile } = await secureMosquitto();
    const { messages, failures } = connect(`mqtts://localhost:${port}`, { caFile });
    await waitFor('it is up', () => messages.includes('up'), 20_000);
    expect(failures).toEqual([]);
  });

  it.each([
    ['of an authority that nobody trusts', 'valid', false, 'broker_tls', /extra CA file/],
    ['for another name', 'wrong_host', true, 'broker_tls_name', /name that is in its certificate/],
    ['that has expired', 'expired', true, 'broker_tls_expired', /Renew it on the broker/],
  ] as const)('a certificate %s is refused, with what to do', async (_what, kind, trusted, cause, nextStep) => {
    const { port, caFile } = await secureMosquitto(kind);
    const { problem, delaysMs, messages } = connect(`mqtts://localhost:${port}`, { caFile: trusted ? caFile : null });
    expect(await problem()).toMatchObject({ cause, next_step: expect.stringMatching(nextStep) });
    expect(messages).toEqual([]);
    expect(delaysMs.length).toBeLessThanOrEqual(2);
  });

  it('is not reached without TLS, and the other way round, with what to do', async () => {
    const { port, caFile } = await secureMosquitto();
    const plain = connect(`mqtt://localhost:${port}`);
    expect((await plain.problem()).next_step).toMatch(/mqtts:\/\//);
    const open = await startMosquitto();
    onTestFinished(open.dispose);
    const secure = connect(`mqtts://localhost:${open.port}`, { caFile });
    expect((await secure.problem()).next_step).toMatch(/mqtt:\/\//);
  });
});

describe('a broker with users', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('lets in who may read and publish under the topic', async () => {
    const url = await mosquittoWithUser(['topic readwrite eventory-tray/v1/#']);
    const { messages, failures } = connect(url, { username: 'tray', password: 'secret' });
    await waitFor('it is up', () => messages.includes('up'), 20_000);
    expect(failures).toEqual([]);
  });

  it('refuses a wrong password, and is not asked again and again', async () => {
    const url = await mosquittoWithUser(['topic readwrite eventory-tray/v1/#']);
    const { problem, failures, delaysMs } = connect(url, { username: 'tray', password: 'wrong' });
    expect(await problem()).toMatchObject({ next_step: expect.stringMatching(/user name|password/i) });
    await waitFor('it is tried again', () => failures.length >= 3, 20_000);
    // Each time twice as long.
    expect(delaysMs[2] ?? 0).toBeGreaterThan(3 * (delaysMs[0] ?? 0));
  });

  it('that does not let the user publish says so, and is not asked again and again', async () => {
    const url = await mosquittoWithUser(['topic read eventory-tray/v1/#']);
    const { broker, problem, messages, delaysMs } = connect(url, { username: 'tray', password: 'secret' });
    const timer = setInterval(() => broker.publish('peer', Buffer.from('hello')), 100);
    onTestFinished(() => clearInterval(timer));
    expect(await problem()).toMatchObject({
      cause: expect.stringMatching(/broker_not_allowed|broker_login/),
      next_step: expect.stringMatching(/access rules/),
    });
    expect(messages.filter((one) => one === 'up').length).toBeLessThanOrEqual(1);
    expect(Math.max(...delaysMs)).toBeGreaterThan(400);
  });
});

describe('a broker that is none', () => {
  it('takes the connection and never answers: after 10 s it counts as not reached', async () => {
    const { url, connections } = await fakeBroker(() => undefined);
    const { problem } = connect(url);
    expect(await problem()).toMatchObject({ cause: 'broker_timeout', next_step: expect.stringMatching(/MQTT broker/) });
    expect(connections()).toBe(1);
  }, 60_000);

  it('sends a message without an end: it is cut off after a few megabytes', async () => {
    const { url } = await fakeBroker((socket) => {
      // CONNACK without properties, then the beginning of a message of 256 MB.
      socket.once('data', () => {
        socket.write(Buffer.from([0x20, 0x03, 0x00, 0x00, 0x00, 0x30, 0xff, 0xff, 0xff, 0x7f, 0x00, 0x01, 0x61, 0x00]));
        const pump = () => {
          while (!socket.destroyed && socket.write(Buffer.alloc(1024 * 1024)));
          if (!socket.destroyed) socket.once('drain', pump);
        };
        pump();
      });
    });
    const before = process.memoryUsage().rss;
    const { problem } = connect(url);
    expect(await problem()).toMatchObject({ cause: 'broker_data' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);

  it('sends nonsense: it is left, and tried again after a while', async () => {
    const { url } = await fakeBroker((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { problem, messages } = connect(url);
    expect((await problem()).next_step).not.toBe('');
    expect(messages).toEqual([]);
  }, 60_000);
});

describe('what others publish', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('that is larger than any message of a computer never arrives, and the connection stays', async () => {
    const mosquitto = await startMosquitto();
    onTestFinished(mosquitto.dispose);
    const { messages, failures } = connect(`mqtt://127.0.0.1:${mosquitto.port}`);
    await waitFor('it is up', () => messages.includes('up'), 20_000);
    const other = await mqtt.connectAsync(`mqtt://127.0.0.1:${mosquitto.port}`, { protocolVersion: 5 });
    onTestFinished(() => other.endAsync());
    await other.publishAsync('eventory-tray/v1/item', Buffer.alloc(20 * 1024 * 1024), { qos: 1 });
    await other.publishAsync('eventory-tray/v1/item', Buffer.from('small'), { qos: 1 });
    await waitFor('the small one arrives', () => messages.includes('item 5'), 20_000);
    expect(messages).toEqual(['up', 'item 5']);
    expect(failures).toEqual([]);
  }, 60_000);
});
