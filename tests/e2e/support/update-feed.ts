import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
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
 */
export async function startUpdateFeed(
  folder: string,
  release: { readonly version: string; readonly file: string; readonly isDamaged?: boolean },
): Promise<UpdateFeed> {
  const requests: string[] = [];
  const headers: string[] = [];
  const name = `eventory-tray-${release.version}.AppImage`;
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
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname;
    requests.push(path);
    headers.push(JSON.stringify(request.headers));
    // As GitHub does for files.
    if (path === `/${name}`) response.writeHead(302, { location: `/storage/${name}` }).end();
    else if (path === `/storage/${name}`) response.end(release.isDamaged ? `${release.file}#` : release.file);
    else if (path === '/latest-linux.yml') response.end(feed);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const resources = join(folder, 'resources');
  mkdirSync(resources, { recursive: true });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cache = 'updaterCacheDirName: eventory-tray-updater';
  writeFileSync(join(resources, 'app-update.yml'), `provider: generic\nurl: ${url}\n${cache}\n`);
  return {
    resources,
    requests,
    headers,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
