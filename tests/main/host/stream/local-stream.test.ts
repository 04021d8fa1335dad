import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LocalStream, startLocalStream } from '../../../../main/host/stream/local-stream.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import {
  connected,
  demos,
  feed,
  message,
  startEngine,
  startGateway,
  state,
  type TestEngine,
} from '../../engine/harness.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function serve(app: TestEngine): Promise<LocalStream> {
  const stream = await startLocalStream({ engine: app.engine, folder: app.folder, clock: systemClock, log: silent });
  onTestFinished(() => stream.dispose());
  return stream;
}

const addressOf = ({ address }: LocalStream) => {
  if (address === null) throw new Error('the stream is not served');
  return address;
};

/** The stream as a program reads it: every object so far, with its position. */
async function read({ url, token }: { url: string; token: string }, after?: string) {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(`${url}/v1/stream`, {
    headers: { authorization: `Bearer ${token}`, ...(after === undefined ? {} : { 'last-event-id': after }) },
    signal: abort.signal,
  });
  let text = '';
  const done = (async () => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString('utf8');
  })().catch(() => {});
  return {
    status: response.status,
    done,
    text: () => text,
    objects: (): Record<string, unknown>[] =>
      [...text.matchAll(/^(?:id: (\S+)\n)?data: (.*)$/gm)].map(([, id, data]) => ({
        id: id ?? null,
        ...(JSON.parse(data ?? '') as Record<string, unknown>),
      })),
    close: () => abort.abort(),
  };
}

type Reader = Awaited<ReturnType<typeof read>>;
const ids = (reader: Reader) => reader.objects().flatMap(({ event_id }) => (event_id === undefined ? [] : [event_id]));

describe('the local stream of the app', () => {
  it('sends what the feed shows, and the same from the history to whoever comes back', async () => {
    const { gateway, app } = await connected();
    const address = addressOf(await serve(app));
    const first = await read(address);
    expect(first.status).toBe(200);
    for (const event_id of ['a', 'b', 'c']) gateway.sendFrame(message({ event_id }));
    await expect.poll(() => ids(first)).toEqual(['a', 'b', 'c']);
    expect(first.objects()[0]).toMatchObject({ id: 'live-0', type: 'connection', state: 'open' });
    const [, a] = first.objects();
    first.close();
    gateway.sendFrame('not JSON');
    gateway.sendFrame(message({ event_id: 'd' }));
    await expect.poll(async () => (await feed(app)).length).toBe(4);
    const second = await read(address, String(a?.id));
    await expect.poll(() => ids(second)).toEqual(['b', 'c', 'd']);
    // What comes from the history is what was sent.
    expect(second.objects().slice(1, 3)).toEqual(first.objects().slice(2, 4));
    gateway.sendFrame(message({ event_id: 'e' }));
    await expect.poll(() => ids(second)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('says that a position is unknown, and goes on from now', async () => {
    const { gateway, app } = await connected();
    const address = addressOf(await serve(app));
    for (const position of ['live-99999', 'demo-1', 'nonsense']) {
      const reader = await read(address, position);
      await expect.poll(() => reader.objects()).toHaveLength(2);
      expect(reader.objects()[1]).toMatchObject({ type: 'reset', position: expect.stringMatching(/^live-\d+$/) });
      gateway.sendFrame(message({ event_id: position }));
      await expect.poll(() => ids(reader)).toEqual([position]);
    }
  });

  it('reports a gap once it is over, also from the history', async () => {
    const { gateway, app } = await connected();
    const address = addressOf(await serve(app));
    const reader = await read(address);
    gateway.sendFrame(message({ event_id: 'before' }));
    await expect.poll(() => ids(reader)).toEqual(['before']);
    const before = String(reader.objects().at(-1)?.id);
    gateway.terminateAll();
    await expect.poll(() => reader.objects().at(-2)?.type, { timeout: 10_000 }).toBe('gap');
    const gap = reader.objects().find(({ type }) => type === 'gap');
    const later = await read(address, before);
    await expect.poll(() => later.objects()[1]).toEqual(gap);
  });

  it('has no test alert, and no key, whatever a message says', async () => {
    const { gateway, app } = await connected();
    const address = addressOf(await serve(app));
    const reader = await read(address);
    await app.request('alerts.test', null);
    const infos = message().event_infos as object;
    gateway.sendFrame(message({ event_id: 'x', event_infos: { ...infos, event_name: `key ${gateway.apiKey}` } }));
    await expect.poll(() => ids(reader)).toEqual(['x']);
    const answer = await fetch(`${address.url}/v1/state`, { headers: { authorization: `Bearer ${address.token}` } });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ profile: 'live', connection: { state: 'open' }, position: 'live-2' });
    expect(text + reader.text()).not.toContain(gateway.apiKey);
    expect(text + reader.text()).not.toContain(address.token);
  });

  it('marks what comes from the simulator', async () => {
    const app = await startEngine();
    const address = addressOf(await serve(app));
    await app.request('demo.start', null);
    await demos.at(-1)?.waitForConnections();
    const reader = await read(address);
    demos.at(-1)?.sendFrame(message({ event_id: 'simulated' }));
    await expect.poll(() => ids(reader)).toEqual(['simulated']);
    const live = reader.objects().find(({ event_id }) => event_id !== undefined);
    expect(live).toMatchObject({ demo: true, id: expect.stringMatching(/^demo-/) });
    const again = await read(address, 'demo-0');
    await expect.poll(() => again.objects()[1]).toEqual(live);
  });
});

describe('other programs', () => {
  const allow = (app: TestEngine, for_programs: boolean) =>
    app.request('settings.update', { patch: { local_stream: { for_programs } } });
  const file = (app: TestEngine) => join(app.folder, 'stream.json');

  it('find the file again after the data folder was deleted', async () => {
    const app = await startEngine();
    const stream = await serve(app);
    await allow(app, true);
    await expect.poll(() => readFile(file(app), 'utf8').catch(() => null)).not.toBeNull();
    const before = await readFile(file(app), 'utf8');
    await rm(file(app));
    await stream.restore();
    expect(await readFile(file(app), 'utf8')).toBe(before);
  });

  it('get nothing unless the user allows it: there is no file, and an old token does not count', async () => {
    const app = await startEngine();
    await serve(app);
    await expect(stat(file(app))).rejects.toThrow('ENOENT');
    expect((await state(app)).stream).toMatchObject({ file: null, readers: 0 });
    await allow(app, true);
    await expect.poll(async () => (await state(app)).stream?.file).toBe(file(app));
    await expect.poll(() => stat(file(app)).catch(() => null)).not.toBe(null);
    const shared = JSON.parse(await readFile(file(app), 'utf8'));
    if (process.platform !== 'win32') expect((await stat(file(app))).mode & 0o777).toBe(0o600);
    const reader = await read(shared);
    expect(reader.status).toBe(200);
    await expect.poll(async () => (await state(app)).stream?.readers).toBe(1);
    await allow(app, false);
    await reader.done;
    expect((await read(shared)).status).toBe(401);
    await expect.poll(() => stat(file(app)).catch(() => null)).toBe(null);
    await allow(app, true);
    await expect.poll(() => stat(file(app)).catch(() => null)).not.toBe(null);
    expect((await read(shared)).status).toBe(401);
  });

  it('keep their address over a restart, and our own command line gets a new one', async () => {
    const gateway = await startGateway();
    const first = await startEngine({ simulator: gateway });
    const before = await serve(first);
    await allow(first, true);
    await expect.poll(() => stat(file(first)).catch(() => null)).not.toBe(null);
    const shared = JSON.parse(await readFile(file(first), 'utf8'));
    await before.dispose();
    await first.stop();
    const second = await startEngine({ simulator: gateway, folder: first.folder, reuseFolder: true });
    const after = await serve(second);
    expect(JSON.parse(await readFile(file(second), 'utf8'))).toEqual(shared);
    expect((await read(shared)).status).toBe(200);
    expect((await read({ ...shared, token: addressOf(before).token })).status).toBe(401);
    expect((await read(addressOf(after))).status).toBe(200);
  });

  it('all hear each alert, twenty of them', async () => {
    const { gateway, app } = await connected();
    const address = addressOf(await serve(app));
    const readers = await Promise.all(Array.from({ length: 20 }, () => read(address)));
    gateway.sendFrame(message({ event_id: 'abc123' }));
    await expect.poll(() => app.toasts.length).toBe(1);
    await expect.poll(() => readers.filter((reader) => ids(reader).length === 1).length).toBe(20);
  });
});
