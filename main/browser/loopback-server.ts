import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { WebSocketServer } from 'ws';
import { PROOF_META_NAME, RESTART_COMMAND_META_NAME, serverProof } from '../../core/bridge/server-proof.ts';
import type { BackupTransfers } from '../engine/backup/backups.ts';
import type { Engine } from '../engine/engine.ts';
import type { Log } from '../engine/ports.ts';
import { limitConnections } from '../host/loopback/connection-limit.ts';
import { listenOnFirstFreePort } from '../host/loopback/listen.ts';
import type { EventImage } from '../host/page/event-image.ts';
import { LINK_TARGET, readHandedOverLink } from '../host/page/handed-over-link.ts';
import { type AccessControl, createAccessControl } from './access-control.ts';
import { downloadId, sendBackup, takeBackup, uploadId } from './backup-transfers.ts';
import { attachBridge } from './bridge-socket.ts';
import type { LoadPageAsset, PageAsset } from './page-assets.ts';
import { restartCommand } from './restart-command.ts';

/** The largest request of the bridge: an import of 64 MiB of text, written as JSON. */
const MAX_REQUEST_BYTES = 160 * 1024 * 1024;
/** Enough for the pages and programs of one user; whoever has not shown the token yet shares them. */
const MAX_CONNECTIONS = 64;
/** How long a connection may take to show the token. */
const PROOF_TIMEOUT_MS = 10_000;
/** How long the other side may take to close a connection that was refused. */
const REFUSED_LINGER_MS = 1_000;

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Where the page is, below its random path: `http://127.0.0.1:PORT/PATH/`. */
  readonly pageUrl: string;
  readonly port: number;
  dispose(): Promise<void>;
}

export interface LoopbackServerOptions {
  readonly engine: Pick<Engine, 'answer' | 'subscribe'>;
  /** Backups on their way from and to the page. */
  readonly transfers: BackupTransfers;
  readonly assets: LoadPageAsset;
  /** Answers for the image of an event; `null` if the target is something else. */
  readonly eventImage: (target: string) => Promise<EventImage | null>;
  /** Takes an `eventory-tray:` link that another process handed over. */
  readonly openLink: (link: string) => void;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string;
  /** Proves to the page that this is the server that delivered it: `core/bridge/server-proof.ts`. */
  readonly proofSecret: string;
  /** The page's path, one random segment. */
  readonly path: string;
  /** Tried in this order; 0 takes any free one. */
  readonly ports: readonly number[];
  readonly log: Log;
}

/** Serves the page and the bridge on the loopback interface, to whoever has the token. */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { engine, transfers, assets, eventImage, openLink, headers, token, path, proofSecret, log } = options;
  let access: AccessControl | null = null;

  function sendText(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
    response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more }).end(text);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (access === null) return sendText(response, 503, 'The server is starting.');
    const target = access.pathWithinPage(request.url ?? '') ?? '/';
    if (request.method === 'POST' && target === LINK_TARGET) return takeLink(access, request, response);
    const upload = request.method === 'POST' ? uploadId(target) : null;
    if (upload !== null) return takeFile(access, upload, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'Only GET is answered.');
    const givenToken = target.startsWith('/?') ? new URLSearchParams(target.slice(2)).get('token') : null;
    const result = givenToken === null ? access.checkPage(request) : access.checkFirstVisit(request, givenToken);
    if (!result.allowed) return sendText(response, result.status, result.why);
    connections.trust(request.socket);
    if (givenToken !== null) {
      const cookie = { 'set-cookie': access.sessionCookie() };
      // A browser that comes from the redirect file would follow a redirect without the SameSite=Strict cookie: only a
      // page of this server may lead it on.
      const fromFile = request.headers['sec-fetch-site'] === 'cross-site';
      if (fromFile) return sendText(response, 200, '', { ...cookie, refresh: `0; url=${access.pageUrl}` });
      return sendText(response, 303, '', { ...cookie, location: access.pageUrl });
    }
    const download = downloadId(target);
    if (download !== null) {
      if (!(await sendBackup(transfers, download, response, headers))) sendText(response, 404, 'Back up again.');
      return;
    }
    const image = await eventImage(target);
    if (image !== null) return void response.writeHead(image.status, { ...headers, ...image.headers }).end(image.html);
    const asset = withProofSecret(await assets(target), proofSecret);
    response.writeHead(asset.status, {
      ...headers,
      'content-type': asset.type,
      'content-length': asset.content.length,
    });
    response.end(request.method === 'HEAD' ? undefined : asset.content);
  }

  async function takeLink(rules: AccessControl, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = rules.checkHandOver(request);
    if (!result.allowed) return sendText(response, result.status, result.why, { connection: 'close' });
    connections.trust(request.socket);
    const link = await readHandedOverLink(request);
    if (link === null) return sendText(response, 413, 'The link is too long.', { connection: 'close' });
    openLink(link);
    response.writeHead(204, headers).end();
  }

  async function takeFile(
    rules: AccessControl,
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const access = rules.checkBridge(request);
    if (!access.allowed) return sendText(response, access.status, access.why, { connection: 'close' });
    connections.trust(request.socket);
    const { status, text } = await takeBackup(transfers, id, request);
    if (response.destroyed) return;
    if (status === 204) response.writeHead(204, headers).end();
    else sendText(response, status, text, { connection: 'close' });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      log.error(`the page could not be served: ${error.message}`);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The page could not be served. The log says why.');
    });
  });
  const connections = limitConnections(server, { max: MAX_CONNECTIONS, proofTimeoutMs: PROOF_TIMEOUT_MS });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_REQUEST_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const [target, query] = (access?.pathWithinPage(request.url ?? '') ?? '').split('?', 2);
    const result = target === '/bridge' ? access?.checkBridge(request) : undefined;
    if (result?.allowed === true) {
      connections.trust(request.socket);
      sockets.handleUpgrade(request, socket, head, (accepted) => {
        const challenge = new URLSearchParams(query).get('challenge');
        if (challenge !== null) accepted.send(JSON.stringify({ proof: serverProof(proofSecret, challenge) }));
        attachBridge(accepted, engine);
      });
      return;
    }
    const status = result?.status ?? 404;
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    // The other side reads the answer and closes. One that does neither must not keep the connection half open.
    socket.resume();
    setTimeout(() => socket.destroy(), REFUSED_LINGER_MS).unref();
  });

  const port = await listenOnFirstFreePort(server, options.ports);
  // For example when no file descriptor is left for a connection. Without a listener it would end the process.
  server.on('error', (error) => log.error(`the page's server: ${error.message}`));
  access = createAccessControl(port, path, token);
  return {
    origin: access.origin,
    pageUrl: access.pageUrl,
    port,
    async dispose() {
      for (const socket of sockets.clients) socket.close(1001, 'Eventory Tray was stopped');
      const closed = new Promise((resolve) => server.close(resolve));
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, 500).unref();
      await closed;
    },
  };
}

/** The page gets the secret, and the command that starts the app again, in its head; other files stay as they are. */
function withProofSecret(asset: PageAsset, secret: string): PageAsset {
  if (asset.status !== 200 || !asset.type.startsWith('text/html')) return asset;
  const html = Buffer.from(asset.content).toString('utf8');
  const command = restartCommand(process.env, process.argv).replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  const meta = [
    `<meta name="${PROOF_META_NAME}" content="${secret}" />`,
    `<meta name="${RESTART_COMMAND_META_NAME}" content="${command}" />`,
  ].join('');
  return { ...asset, content: Buffer.from(html.replace('<head>', () => `<head>${meta}`)) };
}
