import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StreamEvent } from '../../../../main/engine/stream/stream-event.ts';
import { type StreamServerOptions, startStreamServer } from '../../../../main/host/stream/stream-server.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';

const TOKEN = 't'.repeat(43);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const CONNECTION: StreamEvent = { position: null, data: '{"type":"connection"}' };

const at = (item: number, data = `{"n":${item}}`): StreamEvent => ({ position: { profile: 'live', item }, data });

/** A server of a stream that a test emits, with a history of `recorded`. */
async function serve(
  recorded: () => readonly StreamEvent[] = () => [],
  clock: StreamServerOptions['clock'] = systemClock,
) {
  const listeners = new Set<(event: StreamEvent) => void>();
  const source: StreamServerOptions['source'] = {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => CONNECTION,
    position: () => ({ profile: 'live', item: 6 }),
    async *replay(position) {
      const after = Number(position.split('-')[1]);
      yield recorded().filter((event) => (event.position?.item ?? 0) > after);
    },
    state: () => ({ version: '1' }),
  };
  const counts: number[] = [];
  const server = await startStreamServer({
    source,
    tokens: () => [TOKEN],
    ports: [0],
    onReaders: (count) => counts.push(count),
    clock,
    log: silent,
  });
  onTestFinished(() => server.dispose());
  return {
    server,
    counts,
    listeners,
    emit(event: StreamEvent) {
      for (const listener of listeners) listener(event);
    },
  };
}

type Served = Awaited<ReturnType<typeof serve>>;

/** The answer to a request whose target and headers go out as they are written. */
async function ask({ server }: Served, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = get({ host: '127.0.0.1', port: server.port, path, method, agent: false, headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  const answer = { response, text: '', close: () => request.destroy() };
  response.on('data', (part) => {
    answer.text += part;
  });
  response.on('error', () => {});
  onTestFinished(() => void request.destroy());
  return answer;
}

const bearer = { authorization: `Bearer ${TOKEN}` };
const objects = (text: string) => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data);

describe('the server of the local stream', () => {
  it('sends the connection, then every object as it comes, with the position of those in the history', async () => {
    const served = await serve();
    const reader = await ask(served, '/v1/stream', bearer);
    expect(reader.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(reader.response.headers['access-control-allow-origin']).toBeUndefined();
    served.emit(at(7));
    served.emit({ position: null, data: '{"type":"malformed"}' });
    await expect.poll(() => reader.text).toContain('malformed');
    expect(reader.text).toBe(
      'retry: 1000\n\nid: live-6\ndata: {"type":"connection"}\n\nid: live-7\ndata: {"n":7}\n\ndata: {"type":"malformed"}\n\n',
    );
    expect(served.counts).toEqual([1]);
    reader.close();
    await expect.poll(() => served.counts).toEqual([1, 0]);
    expect(served.listeners.size).toBe(0);
  });

  it('goes on after the last position: first the history, then what came meanwhile, each once', async () => {
    const recorded = [at(1), at(2), at(3)];
    const served = await serve(() => {
      // While the history is read, two more come; the first of them is in it already.
      served.emit(at(3));
      served.emit(at(4));
      return recorded;
    });
    const reader = await ask(served, '/v1/stream', { ...bearer, 'last-event-id': 'live-1' });
    served.emit(at(5));
    await expect
      .poll(() => objects(reader.text))
      .toEqual([CONNECTION.data, '{"n":2}', '{"n":3}', '{"n":4}', '{"n":5}']);
  });

  it('reads again from the history what came meanwhile and was too much to keep', async () => {
    const recorded = [at(1)];
    let flooded = false;
    const served = await serve(() => {
      for (let item = 2; item < 400 && !flooded; item++) {
        const event = at(item, `{"n":${item},"text":"${'x'.repeat(2000)}"}`);
        recorded.push(event);
        served.emit(event);
      }
      flooded = true;
      return recorded.slice();
    });
    const reader = await ask(served, '/v1/stream', { ...bearer, 'last-event-id': 'live-0' });
    await expect.poll(() => reader.text).toContain('id: live-399\n');
    const items = [...reader.text.matchAll(/^id: live-(\d+)$/gm)].map(([, item]) => Number(item));
    expect(items).toEqual(Array.from({ length: 399 }, (_, n) => n + 1));
  });

  const gapAt = (item: number): StreamEvent => ({ ...at(item, `{"gap":${item}}`), isGap: true });

  it('sends a gap that ends after later items, without going back', async () => {
    const served = await serve();
    const reader = await ask(served, '/v1/stream', bearer);
    for (const event of [at(8), gapAt(7), at(9), gapAt(6)]) served.emit(event);
    await expect
      .poll(() => objects(reader.text))
      .toEqual([CONNECTION.data, '{"n":8}', '{"gap":7}', '{"n":9}', '{"gap":6}']);
    expect([...reader.text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(['live-6', 'live-8', 'live-9']);
  });

  it.each([
    ['of the history', [at(1), gapAt(2), at(3)], ['{"n":1}', '{"gap":2}', '{"n":3}']],
    ['that the history was read too early for', [at(1), at(3)], ['{"n":1}', '{"n":3}', '{"gap":2}']],
  ])('sends a gap that ends while the history is read once: one %s', async (_which, recorded, expected) => {
    const served = await serve(() => {
      served.emit(gapAt(2));
      return recorded;
    });
    const reader = await ask(served, '/v1/stream', { ...bearer, 'last-event-id': 'live-0' });
    served.emit(at(4));
    await expect.poll(() => objects(reader.text)).toEqual([CONNECTION.data, ...expected, '{"n":4}']);
  });

  it('keeps a gap that ends while too much comes to wait', async () => {
    let reads = 0;
    const served = await serve(() => {
      reads += 1;
      if (reads === 1) for (const event of [gapAt(2), at(4, `{"text":"${'x'.repeat(300_000)}"}`)]) served.emit(event);
      return reads === 1 ? [at(1), at(3)] : [at(1), gapAt(2), at(3), at(4)];
    });
    const reader = await ask(served, '/v1/stream', { ...bearer, 'last-event-id': 'live-0' });
    await expect.poll(() => reader.text).toContain('{"gap":2}');
    expect(objects(reader.text).filter((text) => text !== CONNECTION.data)).toEqual([
      '{"n":1}',
      '{"n":3}',
      '{"n":4}',
      '{"gap":2}',
    ]);
  });

  it('drops a reader that does not read, at once, and no other', async () => {
    const served = await serve();
    const good = await ask(served, '/v1/stream', bearer);
    const stalled = connect(served.server.port, '127.0.0.1');
    onTestFinished(() => void stalled.destroy());
    stalled.pause();
    const host = `127.0.0.1:${served.server.port}`;
    stalled.write(`GET /v1/stream HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer.authorization}\r\n\r\n`);
    await expect.poll(() => served.listeners.size).toBe(2);
    const text = 'x'.repeat(64 * 1024);
    let item = 0;
    // The system's buffers take some megabytes first.
    await expect
      .poll(
        () => {
          for (let n = 0; n < 8; n++) served.emit(at(++item, `{"text":"${text}"}`));
          return served.listeners.size;
        },
        { timeout: 20_000, interval: 20 },
      )
      .toBe(1);
    await expect.poll(() => good.text.endsWith(`id: live-${item}\ndata: {"text":"${text}"}\n\n`)).toBe(true);
  }, 30_000);

  it('keeps a reader that reads, however large an object is', async () => {
    const served = await serve();
    const reader = await ask(served, '/v1/stream', bearer);
    const text = 'x'.repeat(20 * 1024 * 1024);
    served.emit(at(7, `{"text":"${text}"}`));
    await expect.poll(() => reader.text.length, { timeout: 20_000 }).toBeGreaterThan(text.length);
    served.emit(at(8));
    await expect.poll(() => reader.text.endsWith('id: live-8\ndata: {"n":8}\n\n')).toBe(true);
  }, 30_000);

  it('goes on while a reader that has to go does not read, and lets go of it', async () => {
    const timers: (() => void)[] = [];
    const after = (_ms: number, call: () => void) => {
      timers.push(call);
      return () => {};
    };
    const served = await serve(() => [], { after });
    const stalled = connect(served.server.port, '127.0.0.1');
    onTestFinished(() => void stalled.destroy());
    stalled.pause();
    const host = `127.0.0.1:${served.server.port}`;
    stalled.write(`GET /v1/stream HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer.authorization}\r\n\r\n`);
    await expect.poll(() => served.listeners.size).toBe(1);
    // More than the system's buffers take.
    served.emit(at(7, `{"text":"${'x'.repeat(20 * 1024 * 1024)}"}`));
    served.server.dropReaders();
    for (const heartbeat of timers.slice()) heartbeat();
    await expect.poll(() => served.counts, { timeout: 5_000 }).toEqual([1, 0]);
    expect(served.listeners.size).toBe(0);
  });

  it('lets a reader that was dropped go on after the last object that it got, without a hole', async () => {
    const recorded: StreamEvent[] = [];
    const served = await serve(() => recorded);
    const stalled = connect(served.server.port, '127.0.0.1');
    onTestFinished(() => void stalled.destroy());
    let got = '';
    stalled.setEncoding('latin1').on('data', (part: string) => {
      got += part;
    });
    stalled.on('error', () => {});
    stalled.pause();
    const host = `127.0.0.1:${served.server.port}`;
    stalled.write(`GET /v1/stream HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer.authorization}\r\n\r\n`);
    await expect.poll(() => served.listeners.size).toBe(1);
    const text = 'x'.repeat(64 * 1024);
    await expect
      .poll(
        () => {
          for (let n = 0; n < 8; n++) {
            const event = at(recorded.length + 1, `{"text":"${text}"}`);
            recorded.push(event);
            served.emit(event);
          }
          return served.listeners.size;
        },
        { timeout: 20_000, interval: 20 },
      )
      .toBe(0);
    const closed = once(stalled, 'close');
    stalled.resume();
    await closed;
    // Whole objects only: the last one may have been cut.
    const last = Math.max(...[...got.matchAll(/id: live-(\d+)\ndata: [^\n]*\n\n/g)].map(([, item]) => Number(item)));
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(recorded.length);
    const again = await ask(served, '/v1/stream', { ...bearer, 'last-event-id': `live-${last}` });
    await expect.poll(() => again.text, { timeout: 20_000 }).toContain(`id: live-${recorded.length}\n`);
    const items = [...again.text.matchAll(/^id: live-(\d+)$/gm)].map(([, item]) => Number(item));
    expect(items).toEqual(recorded.slice(last).map((event) => event.position?.item));
  }, 60_000);

  it('answers /v1/state', async () => {
    const answer = await ask(await serve(), '/v1/state', bearer);
    expect(answer.response.headers['content-type']).toBe('application/json; charset=utf-8');
    await expect.poll(() => answer.text).toBe('{"version":"1"}');
  });

  it.each<[string, number, string, Record<string, string>, string?]>([
    ['no token', 401, '/v1/stream', {}],
    ['a wrong token', 401, '/v1/stream', { authorization: `Bearer ${'x'.repeat(43)}` }],
    ['a longer token', 401, '/v1/state', { authorization: `Bearer ${TOKEN}t` }],
    ['the token as a password', 401, '/v1/state', { authorization: `Basic ${TOKEN}` }],
    ['the token in the address', 401, `/v1/state?token=${TOKEN}`, {}],
    ['another name for this computer', 421, '/v1/stream', { ...bearer, host: 'rebound.example' }],
    ['the name localhost', 421, '/v1/stream', { ...bearer, host: 'localhost' }],
    ['a page of another site', 403, '/v1/stream', { ...bearer, origin: 'https://evil.example' }],
    ['a page of a file', 403, '/v1/state', { ...bearer, origin: 'null' }],
    ['another method', 405, '/v1/state', bearer, 'POST'],
    ['a path that leads up', 404, '/v1/../../etc/passwd', bearer],
    ['an encoded path that leads up', 404, '/v1/%2e%2e/%2e%2e/etc/passwd', bearer],
    ['the target of a proxy', 404, 'http://evil.example/v1/state', bearer],
    ['the root', 404, '/', bearer],
  ])('refuses %s', async (_what, status, path, headers, method) => {
    const served = await serve();
    const answer = await ask(served, path, headers, method);
    expect(answer.response.statusCode).toBe(status);
    await once(answer.response, 'end').catch(() => {});
    expect(answer.text).not.toContain('version');
    expect(answer.text).not.toContain(TOKEN);
    expect(served.listeners.size).toBe(0);
  });

  it('ends its readers when it is disposed', async () => {
    const served = await serve();
    const reader = await ask(served, '/v1/stream', bearer);
    const ended = once(reader.response, 'end');
    await served.server.dispose();
    await ended;
  });
});
