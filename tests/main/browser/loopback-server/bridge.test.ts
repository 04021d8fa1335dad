import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { startLoopbackServer } from '../../../../main/browser/loopback-server.ts';
import { folderAssets } from '../../../../main/browser/page-assets.ts';

import {
  ask,
  cookie,
  emitNotice,
  host,
  openBridge,
  origin,
  PATH,
  serveEachTest,
  server,
  silent,
  TOKEN,
  transfers,
} from './serve-each-test.ts';

serveEachTest();

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

  it('takes another port if the first is in use', async () => {
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
