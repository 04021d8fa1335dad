import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAppFileHandler } from '../../../../main/desktop/window/app-files.ts';
import { CONTENT_SECURITY_POLICY, formatPolicy } from '../../../../main/host/page/content-security-policy.ts';

const expectedPolicy = formatPolicy(CONTENT_SECURITY_POLICY);

const root = mkdtempSync(join(tmpdir(), 'app-files-'));
const folder = join(root, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<title>page</title>');
writeFileSync(join(folder, 'assets', 'a b.js'), 'script');
writeFileSync(join(root, 'secrets.json'), 'secret');
mkdirSync(join(root, 'renderer-old'));
writeFileSync(join(root, 'renderer-old', 'secret.html'), 'secret');
afterAll(() => rmSync(root, { recursive: true }));

/** A request whose address reaches the handler as it is spelled: `Request` itself would resolve `..`. */
const requestFor = (url: string, method = 'GET') => ({ url, method }) as Request;
const serve = createAppFileHandler(folder, 'eventory', async (target) =>
  target === '/event-image?id=7' ? { status: 200, html: 'image', headers: { 'x-frame-options': 'SAMEORIGIN' } } : null,
);
const ask = (path: string) => serve(requestFor(`app://eventory${path}`));

describe('the files of the app protocol', () => {
  it('serves the page at the root, with its type and the content security policy', async () => {
    const response = await ask('/');
    expect(await response.text()).toBe('<title>page</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(expectedPolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves files below the folder, encoded names and query strings included', async () => {
    expect(await (await ask('/assets/a%20b.js?v=1')).text()).toBe('script');
  });

  it('serves the image of an event under its own policy', async () => {
    const response = await ask('/event-image?id=7');
    expect(await response.text()).toBe('image');
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('answers HEAD without the content', async () => {
    const response = await serve(requestFor('app://eventory/index.html', 'HEAD'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    '/../secrets.json',
    '/%2e%2e/secrets.json',
    '/%2e%2e%2fsecrets.json',
    '/..%2fsecrets.json',
    '/assets/..%2f..%2fsecrets.json',
    '/..%5csecrets.json',
    '/%2e%2e%5csecrets.json',
    '/..%2frenderer-old%2fsecret.html',
    '/index.html%00.js',
    '//secrets.json',
    '/%2f%2fetc%2fpasswd',
    '/C:%5cWindows%5cwin.ini',
    '/%',
  ])('gives away nothing for %s', async (path) => {
    const response = await ask(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toBe('');
  });

  it('answers for its own host and with GET or HEAD only', async () => {
    expect((await serve(requestFor('app://elsewhere/index.html'))).status).toBe(404);
    expect((await serve(requestFor('app://eventory/index.html', 'POST'))).status).toBe(405);
    expect((await ask('/missing.js')).status).toBe(404);
  });
});

describe('the content security policy', () => {
  it('lets no script run that is not a file of the app', () => {
    const directives = new Map(expectedPolicy.split('; ').map((one) => [one.split(' ')[0], one]));
    expect(directives.get('default-src')).toBe("default-src 'none'");
    expect(directives.get('script-src')).toBe("script-src 'self'");
    expect(directives.get('connect-src')).toBe("connect-src 'self'");
    expect(expectedPolicy).not.toMatch(/unsafe-eval|https:|http:|\*/);
  });
});
