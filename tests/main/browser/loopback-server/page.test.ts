import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { ask, askServer, cookie, PATH, serveEachTest, server, TOKEN } from './serve-each-test.ts';

serveEachTest();

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
