import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ProxyAgent } from 'proxy-agent';
import type { Updater } from '../../engine/ports.ts';

/** The newest published release of the project (drafts and pre-releases are not). */
export const LATEST_RELEASE = 'https://api.github.com/repos/eventory-tray/eventory-tray/releases/latest';

const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 1_000_000;

/**
 * The updater port of hosts that install nothing: asks GitHub for the newest release.
 *
 * @param options `findProxy` gives the proxy for an address, or `null` for a direct connection.
 */
export function createReleaseAnnouncer({
  url = LATEST_RELEASE,
  findProxy,
}: {
  url?: string;
  findProxy: (url: string) => Promise<URL | null>;
}): Updater {
  return {
    method: 'announce',
    async newest() {
      const { tag_name: tag, body } = await getObject(new URL(url), await findProxy(url));
      if (typeof tag !== 'string') throw new Error('The update server’s answer cannot be used.');
      return { version: tag.replace(/^v/, ''), notes: typeof body === 'string' ? body : '' };
    },
    download: () => Promise.reject(new Error('This copy of the app does not install a newer version by itself.')),
    setInstallOnQuit: () => {},
  };
}

/** A JSON object by GET. Redirects are not followed. Rejects with a message fit to show. */
function getObject(url: URL, proxy: URL | null): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const agent =
      proxy === null ? undefined : new ProxyAgent({ getProxyForUrl: () => proxy.href, rejectUnauthorized: true });
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const fail = () => reject(new Error('The update server could not be reached.'));
    const request = send(
      url,
      {
        rejectUnauthorized: true,
        headers: { accept: 'application/vnd.github+json', 'user-agent': 'eventory-tray' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(agent === undefined ? {} : { agent }),
      },
      (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          reject(new Error(`The update server answered with an error (${response.statusCode}).`));
          return;
        }
        let text = '';
        response.setEncoding('utf8');
        response.on('error', fail);
        response.on('data', (part: string) => {
          text += part;
          if (text.length > MAX_ANSWER_BYTES) response.destroy(new Error('too long'));
        });
        response.on('end', () => {
          const value = parseObject(text);
          if (value === null) reject(new Error('The update server’s answer cannot be used.'));
          else resolve(value);
        });
      },
    );
    request.on('error', fail);
    request.on('close', () => agent?.destroy());
    request.end();
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
