import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A server of releases on this machine, as the packager would publish them. */
export interface UpdateFeed {
  /** The folder that holds `app-update.yml`, as in the app's package. */
  readonly resources: string;
  /** The paths that were asked for. */
  readonly requests: readonly string[];
  /** The headers that came with them. */
  readonly headers: readonly string[];
  /** Takes the server down. */
  stop(): Promise<void>;
}

/**
 * @param release `file` is the AppImage that the release holds; `isDamaged` makes it another one than the feed says.
 *   `name` is the file's name in the feed. `leadsAway` sends who asks for the file to another host, by http.
 */
export async function startUpdateFeed(
  folder: string,
  release: {
    readonly version: string;
    readonly file: string;
    readonly isDamaged?: boolean;
    name?: string;
    leadsAway?: boolean;
  },
): Promise<UpdateFeed> {
  const requests: string[] = [];
  const headers: string[] = [];
  const file = `eventory-tray-${release.version}.AppImage`;
  const name = release.name ?? file;
  const sha512 = createHash('sha512').update(release.file).digest('base64');
  const feed = [
    `version: ${release.version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${release.file.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    'releaseNotes: "- Faster alerts"',
    "releaseDate: '2026-06-01T12:00:00.000Z'",
  ].join('\n');
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname;
    requests.push(path);
    headers.push(JSON.stringify(request.headers));
    // As GitHub does for files.
    if (path.startsWith('/storage/')) response.end(release.isDamaged ? `${release.file}#` : release.file);
    else if (path === '/latest-linux.yml') response.end(feed);
    else response.writeHead(302, { location: `${release.leadsAway ? elsewhere : ''}/storage/${file}` }).end();
  };
  const server: Server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const elsewhere = `http://127.0.0.2:${port}`;
  const other = createServer(answer).listen(port, '127.0.0.2');
  const resources = join(folder, 'resources');
  mkdirSync(resources, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const cache = 'updaterCacheDirName: eventory-tray-updater';
  writeFileSync(join(resources, 'app-update.yml'), `provider: generic\nurl: ${url}\n${cache}\n`);
  return {
    resources,
    requests,
    headers,
    stop: async () => {
      for (const one of [server, other]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
    },
  };
}
