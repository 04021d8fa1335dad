import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PROJECT_PAGE, releasePage } from '../../../../core/links/project-page.ts';
import { createReleaseAnnouncer, LATEST_RELEASE } from '../../../../main/host/updates/release-announcer.ts';
import packageJson from '../../../../package.json' with { type: 'json' };
import { createCredentials } from '../../../../simulator/gateway/credentials.ts';

const direct = async () => null;

/** The address of a server that answers so. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/latest`;
}

const newest = async (answer: RequestListener) =>
  createReleaseAnnouncer({ url: await serve(answer), findProxy: direct }).newest();

describe('the newest release', () => {
  it('is what GitHub says, with the notes', async () => {
    const release = await newest((_request, response) => response.end('{"tag_name":"v1.3.0","body":"- Faster"}'));
    expect(release).toEqual({ version: '1.3.0', notes: '- Faster' });
  });

  it.each<[string, RequestListener, string]>([
    ['an error', (_request, response) => response.writeHead(503).end(), 'answered with an error (503)'],
    ['a redirect', (_request, response) => response.writeHead(302, { location: '/x' }).end(), 'an error (302)'],
    ['no JSON', (_request, response) => response.end('<html>'), 'cannot be used'],
    ['no version', (_request, response) => response.end('{"tag_name":5}'), 'cannot be used'],
    ['no object', (_request, response) => response.end('null'), 'cannot be used'],
    ['a broken answer', (_request, response) => response.destroy(), 'could not be reached'],
    ['an endless answer', (_request, response) => response.end(' '.repeat(2_000_000)), 'could not be reached'],
  ])('that comes as %s is refused in words', async (_what, answer, words) => {
    await expect(newest(answer)).rejects.toThrow(words);
  });

  it('of a server that is down is a sentence', async () => {
    const announcer = createReleaseAnnouncer({ url: 'http://127.0.0.1:9/', findProxy: direct });
    await expect(announcer.newest()).rejects.toThrow('The update server could not be reached.');
  });

  it('is not asked for through a proxy with an untrusted certificate, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    let asked = '';
    const proxy = createTlsServer(await createCredentials(), (socket) => {
      socket
        .on('error', () => {})
        .on('data', (chunk) => {
          asked += chunk;
          socket.destroy();
        });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    onTestFinished(() => void proxy.close());
    const proxyUrl = new URL(`https://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const announcer = createReleaseAnnouncer({
      url: 'https://updates.example/latest',
      findProxy: async () => proxyUrl,
    });
    await expect(announcer.newest()).rejects.toThrow('could not be reached');
    expect(asked).toBe('');
  });

  it('is looked for where the project is', () => {
    expect(packageJson.repository.url).toBe(`git+${PROJECT_PAGE}.git`);
    expect(LATEST_RELEASE).toBe(`${PROJECT_PAGE.replace('github.com', 'api.github.com/repos')}/releases/latest`);
    expect(releasePage('1.3.0')).toBe(`${PROJECT_PAGE}/releases/tag/v1.3.0`);
  });
});
