import { mkdir, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { beforeEach, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { type LoopbackServer, startLoopbackServer } from '../../../../main/browser/loopback-server.ts';
import { folderAssets } from '../../../../main/browser/page-assets.ts';
import { securityHeaders } from '../../../../main/browser/security-headers.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

export const TOKEN = 'a'.repeat(43);
export const PATH = 'p'.repeat(22);
export const silent = { debug() {}, info() {}, warn() {}, error() {} };

export let server: LoopbackServer;
export let host: string;
export let cookie: string;
export let handedOver: string[];
/** What a page has sent; `null` before that. */
export let received: string | null = null;
export const transfers = {
  download: (id: string) => (id === 'kept' ? { path: import.meta.filename, name: 'eventory-backup.tar.gz' } : null),
  async upload(id: string, content: AsyncIterable<Buffer>) {
    if (id !== 'wanted') throw new Error('This file is not expected any more.');
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    received = Buffer.concat(chunks).toString();
  },
};

/** Emits a notice from the engine; `null` while nobody listens. */
export let emitNotice: ((payload: unknown) => void) | null = null;

/** Call at the top of a suite: each of its tests gets a new server. */
export const serveEachTest = () =>
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
export function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return askServer(`/${PATH}${path}`, headers, method);
}

/** A request of the server itself. */
export function askServer(
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
export function fetchRaw(path: string, headers: Record<string, string>, method: string, body: string): Promise<number> {
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
export function openBridge(headers: Record<string, string>, path = `/${PATH}/bridge`): Promise<number | WebSocket> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
    onTestFinished(() => socket.terminate());
  });
}

export const origin = () => `http://${host}`;
