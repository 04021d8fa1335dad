import { mkdir, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { type LoopbackServer, startLoopbackServer } from '../../../main/browser/loopback-server.ts';
import { folderAssets } from '../../../main/browser/page-assets.ts';
import { securityHeaders } from '../../../main/browser/security-headers.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const TOKEN = 'a'.repeat(43);
const PATH = 'p'.repeat(22);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let server: LoopbackServer;
let host: string;
let cookie: string;
let handedOver: string[];
/** What a page has sent; `null` before that. */
let received: string | null = null;
const transfers = {
  download: (id: string) => (id === 'kept' ? { path: import.meta.filename, name: 'eventory-backup.tar.gz' } : null),
  async upload(id: string, content: AsyncIterable<Buffer>) {
    if (id !== 'wanted') throw new Error('This file is not expected any more.');
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    received = Buffer.concat(chunks).toString();
  },
};

/** Emits a notice from the engine; `null` while nobody listens. */
let emitNotice: ((payload: unknown) => void) | null = null;

beforeEach(async () => {
  handedOver = [];
  received = null;
  const folder = await temporaryFolder();
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html><head></head><p>the page</p>');
  await writeFile(join(page, 'assets/app.js'), 'run()');
  await writeFile(join(folder, 'secret.txt'), 'not for anyone');
  server = await startLoopbackServer({
    engine: {
      answer: async (name, payload) => {
        if (name === 'fail') throw new Error('This cannot be done.');
        return { name, payload };
      },
      subscribe: (event, listener) => {
        if (event === 'notice') emitNotice = listener as (payload: unknown) => void;
        return () => {
          if (event === 'notice') emitNotice = null;
        };
      },
    },
    transfers,
    assets: folderAssets(page),
    eventImage: async (target) =>
      target === '/event-image?id=7'
        ? { status: 200, html: 'image', headers: { 'x-frame-options': 'SAMEORIGIN' } }
        : null,
    openLink: (link) => void handedOver.push(link),
    headers: securityHeaders(null),
    token: TOKEN,
    proofSecret: 's'.repeat(43),
    path: PATH,
    ports: [0],
    log: silent,
  });
  onTestFinished(() => server.dispose());
  host = `127.0.0.1:${server.port}`;
  cookie = `eventory_${server.port}=${TOKEN}`;
});

/** A request below the page's path, with headers that a browser would not let a page set. The path goes out as it is written. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return askServer(`/${PATH}${path}`, headers, method);
}

/** A request of the server itself. */
function askServer(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port: server.port, path, headers: { host, ...headers }, method },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(Object.assign(response, { text })));
      },
    );
    request.on('error', reject);
  });
}

/** A request with a body; its status. */
function fetchRaw(path: string, headers: Record<string, string>, method: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end(body);
  });
}

/** Opens the bridge; resolves to the status that refused it, or the socket. */
function openBridge(headers: Record<string, string>, path = `/${PATH}/bridge`): Promise<number | WebSocket> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
    onTestFinished(() => socket.terminate());
  });
}

const origin = () => `http://${host}`;

describe('the first visit', () => {
  it('trades the token in the address for a cookie that scripts and other sites cannot use', async () => {
    const response = await ask(`/?token=${TOKEN}`);
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe(server.pageUrl);
    expect(response.headers['set-cookie']).toEqual([`${cookie}; HttpOnly; SameSite=Strict; Path=/${PATH}/`]);
  });

  it('from a file leads on by its own page, since a redirect would lose the cookie', async () => {
    const response = await ask(`/?token=${TOKEN}`, { 'sec-fetch-site': 'cross-site' });
    expect(response.statusCode).toBe(200);
    expect(response.headers.refresh).toBe(`0; url=${server.pageUrl}`);
    expect(response.headers['set-cookie']).toHaveLength(1);
  });

  it.each(['', 'wrong', `${TOKEN}x`, TOKEN.slice(1)])('refuses the token "%s"', async (token) => {
    const response = await ask(`/?token=${token}`);
    expect(response.statusCode).toBe(401);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.text).toContain('Open the address that the terminal shows');
  });
});

describe('the page', () => {
  it('has the image of an event in its own document, only with the cookie', async () => {
    expect((await ask('/event-image?id=7')).statusCode).toBe(401);
    const response = await ask('/event-image?id=7', { cookie });
    expect(response.text).toBe('image');
    expect(response.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect((await ask('/', { cookie })).headers['x-frame-options']).toBe('DENY');
  });

  it('comes with the cookie, under a strict policy', async () => {
    const response = await ask('/', { cookie });
    expect(response.statusCode).toBe(200);
    expect(response.text).toContain('the page');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).toContain("script-src 'self';");
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask('/assets/app.js', { cookie })).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('names the command that starts the app again as it was typed', async () => {
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', '/bin/eventory-tray', 'serve', '--data', "$'$&"]);
    vi.stubEnv('npm_lifecycle_event', undefined);
    onTestFinished(() => void [vi.restoreAllMocks(), vi.unstubAllEnvs()]);
    expect((await ask('/', { cookie })).text).toContain(
      `content="eventory-tray serve --data &#34;$'$&#38;&#34;" /></head><p>`,
    );
  });

  it.each([
    ['no cookie', {}],
    ['a wrong cookie', { cookie: 'eventory_1=nope' }],
  ])('is refused with %s', async (_what, headers) => {
    expect((await ask('/', headers)).statusCode).toBe(401);
    expect((await ask('/assets/app.js', headers)).statusCode).toBe(401);
  });

  it.each(['evil.example', 'localhost', 'evil.example:80', '127.0.0.1', '[::1]'])(
    'is refused under the name %s, as after a change of DNS',
    async (name) => {
      expect((await ask('/', { cookie, host: name })).statusCode).toBe(421);
      expect((await ask(`/?token=${TOKEN}`, { host: name })).statusCode).toBe(421);
    },
  );

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '/assets/..%00/secret.txt',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/c:/windows/win.ini',
    '/%',
  ])('does not lead out of its folder by %s', async (path) => {
    const response = await ask(path, { cookie });
    expect([403, 404]).toContain(response.statusCode);
    expect(response.text).toBe('');
  });

  it.each(['/', '/index.html', '/assets/app.js', `/${PATH}`, `/${'q'.repeat(22)}/`, `//${PATH}/`])(
    'is not at %s, whoever asks',
    async (path) => {
      const response = await askServer(path, { cookie });
      expect(response.statusCode).toBe(401);
      expect(response.text).not.toContain(PATH);
      expect((await askServer(`${path}?token=${TOKEN}`)).headers['set-cookie']).toBeUndefined();
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers no %s', async (method) => {
    expect((await ask('/', { cookie }, method)).statusCode).toBe(405);
  });
});

describe('a link that another process hands over', () => {
  const LINK = 'eventory-tray://watch?event_id=ä&label=%00';
  const post = (headers: Record<string, string>, body = LINK, path = `/${PATH}/link`, method = 'POST') =>
    fetchRaw(path, { host, ...headers }, method, body);
  const bearer = { authorization: `Bearer ${TOKEN}` };

  it('is taken from whoever has the token, as it is', async () => {
    expect(await post(bearer)).toBe(204);
    expect(handedOver).toEqual([LINK]);
  });

  it.each<[string, () => Promise<number>, number]>([
    ['no token', () => post({}), 401],
    ['a wrong token', () => post({ authorization: `Bearer ${'b'.repeat(43)}` }), 401],
    ['the cookie alone, as a page of another site could send it', () => post({ cookie }), 401],
    ['an origin, its own too', () => post({ ...bearer, origin: origin() }), 403],
    ['another host name', () => post({ ...bearer, host: 'evil.example' }), 421],
    ['another path', () => post(bearer, LINK, `/${'q'.repeat(22)}/link`), 405],
    ['the address without its path', () => post(bearer, LINK, '/link'), 405],
    ['another method', () => post(bearer, LINK, `/${PATH}/link`, 'PUT'), 405],
    ['more than any link has', () => post(bearer, 'x'.repeat(70_000)), 413],
  ])('is refused with %s', async (_what, send, status) => {
    expect(await send()).toBe(status);
    expect(handedOver).toEqual([]);
  });
});

describe('the bridge', () => {
  it('opens for its own page, answers by id and carries events', async () => {
    const socket = await openBridge({ cookie, origin: origin() });
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    const messages: unknown[] = [];
    socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
    socket.send(JSON.stringify({ id: 7, name: 'state.get', payload: null }));
    socket.send(JSON.stringify({ id: 8, name: 'fail', payload: null }));
    await expect.poll(() => messages).toHaveLength(2);
    emitNotice?.({ level: 'info', title: 'Hello', text: '' });
    await expect.poll(() => messages).toHaveLength(3);
    expect(messages.at(-1)).toEqual({ event: 'notice', payload: { level: 'info', title: 'Hello', text: '' } });
    expect(messages).toContainEqual({ id: 7, ok: true, value: { name: 'state.get', payload: null } });
    expect(messages).toContainEqual({ id: 8, ok: false, error: 'This cannot be done.' });
  });

  it('stops listening to the engine once the page is gone', async () => {
    const socket = await openBridge({ cookie, origin: origin() });
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    expect(emitNotice).not.toBeNull();
    socket.close();
    await expect.poll(() => emitNotice).toBeNull();
  });

  it('opens for a program with the token as a bearer', async () => {
    expect(await openBridge({ authorization: `Bearer ${TOKEN}` })).toBeInstanceOf(WebSocket);
  });

  it.each<[string, () => Record<string, string>, number]>([
    ['no token', () => ({ origin: origin() }), 401],
    ['a wrong token', () => ({ origin: origin(), cookie: `eventory_${server.port}=${'b'.repeat(43)}` }), 401],
    ['a wrong bearer', () => ({ authorization: `Bearer ${'b'.repeat(43)}` }), 401],
    ['the cookie but no origin', () => ({ cookie }), 403],
    ['a page on another port', () => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['a page of another site', () => ({ cookie, origin: 'https://evil.example' }), 403],
    ['the same port by https', () => ({ cookie, origin: `https://${host}` }), 403],
    ['a sandboxed page', () => ({ cookie, origin: 'null' }), 403],
    ['a bearer from a foreign page', () => ({ authorization: `Bearer ${TOKEN}`, origin: 'https://evil.example' }), 403],
    ['another host name', () => ({ cookie, origin: origin(), host: 'evil.example' }), 421],
  ])('refuses %s', async (_what, headers, status) => {
    expect(await openBridge(headers())).toBe(status);
  });

  it('is nowhere else', async () => {
    for (const path of ['/bridge', `/${PATH}/other`, `/${PATH}bridge`, '/', `/${'q'.repeat(22)}/bridge`]) {
      expect(await openBridge({ cookie, origin: origin() }, path)).toBe(404);
    }
  });

  it.each(['not JSON', '[]', '{"id":"x","name":"state.get"}'])('hangs up on %s', async (frame) => {
    const socket = await openBridge({ cookie, origin: origin() });
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send(frame);
    expect(await closed).toBe(1008);
  });
});

describe('the server', () => {
  it('closes a refused upgrade that its client leaves half open', async () => {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.write(`GET /nowhere HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    await expect.poll(() => text).toContain('HTTP/1.1 404');
    // What is sent on meets a closed connection.
    const reset = new Promise((resolve) => socket.on('error', resolve));
    const writing = setInterval(() => socket.write('more'), 100);
    onTestFinished(() => clearInterval(writing));
    expect(await reset).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
  });

  it('stays open for its own page while a stranger opens hundreds of connections', async () => {
    const bridge = await openBridge({ cookie, origin: origin() });
    if (typeof bridge === 'number') throw new Error(`refused: ${bridge}`);
    const strangers = Array.from({ length: 300 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
    onTestFinished(() => {
      for (const socket of strangers) socket.destroy();
    });
    await expect.poll(() => strangers.filter(({ closed }) => closed).length, { timeout: 10_000 }).toBeGreaterThan(230);
    expect((await ask('/', { cookie })).statusCode).toBe(200);
    expect(bridge.readyState).toBe(WebSocket.OPEN);
  });

  it('is gone after close', async () => {
    await server.dispose();
    await expect(
      new Promise((resolve, reject) => connect(server.port, '127.0.0.1').on('connect', resolve).on('error', reject)),
    ).rejects.toThrow('ECONNREFUSED');
  });

  it('takes another port where the first is in use', async () => {
    const second = await startLoopbackServer({
      engine: { answer: async () => null, subscribe: () => () => {} },
      transfers,
      assets: folderAssets('/nowhere'),
      eventImage: async () => null,
      openLink: () => {},
      headers: {},
      token: TOKEN,
      proofSecret: 's'.repeat(43),
      path: PATH,
      ports: [server.port, 0],
      log: silent,
    });
    onTestFinished(() => second.dispose());
    expect(second.port).not.toBe(server.port);
  });
});

describe('a backup', () => {
  const target = (path: string) => `/${PATH}/${path}`;
  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asked = request(
        { port: server.port, host: '127.0.0.1', path: target(path), method: 'POST', headers: { host, ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode, text }));
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });

  it('is sent to the page that shows the token, and to nobody else', async () => {
    const fetched = await ask('/backup/kept', { cookie });
    expect(fetched.statusCode).toBe(200);
    expect(fetched.headers['content-disposition']).toBe('attachment; filename="eventory-backup.tar.gz"');
    expect((await ask('/backup/kept')).statusCode).toBe(401);
    expect((await ask('/backup/gone', { cookie })).statusCode).toBe(404);
    expect((await ask('/backup/../secret.txt', { cookie })).statusCode).toBe(404);
  });

  it('is taken from our own page only', async () => {
    const origin = `http://${host}`;
    expect(await post('restore/wanted', { cookie, origin: 'http://127.0.0.1:1' }, 'x')).toMatchObject({ status: 403 });
    expect(await post('restore/wanted', { cookie }, 'x')).toMatchObject({ status: 403 });
    expect(await post('restore/wanted', { origin }, 'x')).toMatchObject({ status: 401 });
    expect(received).toBeNull();
    expect(await post('restore/other', { cookie, origin }, 'x')).toEqual({
      status: 409,
      text: 'This file is not expected any more.',
    });
    expect(await post('restore/wanted', { cookie, origin }, '')).toMatchObject({ status: 411 });
    expect(await post('restore/wanted', { cookie, origin }, 'the file')).toMatchObject({ status: 204 });
    expect(received).toBe('the file');
  });
});
