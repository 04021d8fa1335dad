import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { serverProof } from '../../../core/bridge/server-proof.ts';
import type { BrowserMode, BrowserModeOptions } from '../../../main/browser/browser-mode.ts';
import { startBrowserMode } from '../../../main/browser/browser-mode.ts';
import type { Toaster } from '../../../main/engine/ports.ts';
import { recordingPorts } from '../engine/harness.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const PAGE = '<!doctype html><html><head></head><body>the page</body></html>';

/** Starts browser mode on a folder, with a page of one line and ports that record. */
async function start(folder: string, options: Partial<BrowserModeOptions> = {}): Promise<BrowserMode> {
  const pageFolder = join(folder, 'page');
  await mkdir(pageFolder, { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), PAGE);
  const { toaster, links, sounds } = recordingPorts(folder).ports;
  const ports = { toaster, links, sounds };
  const mode = await startBrowserMode({ folder, version: '0.0.0', pageFolder, ports, ...options });
  if ('running' in mode) throw new Error(`runs already at ${mode.running.address}`);
  onTestFinished(() => mode.dispose());
  return mode;
}

/** A page's connection to the bridge. */
async function visit({ pageUrl: page, token }: BrowserMode) {
  const socket = new WebSocket(new URL('bridge', page.replace('http', 'ws')), {
    headers: { authorization: `Bearer ${token}` },
  });
  onTestFinished(() => socket.terminate());
  const messages: { event?: string; id?: number; payload?: unknown; value?: unknown }[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
  await new Promise((resolve) => socket.once('open', resolve));
  let last = 0;
  return {
    messages,
    async ask(name: string, payload: unknown = null) {
      const id = ++last;
      socket.send(JSON.stringify({ id, name, payload }));
      await expect.poll(() => messages.some((message) => message.id === id)).toBe(true);
      return messages.find((message) => message.id === id)?.value as Record<string, unknown>;
    },
  };
}

describe('browser mode', () => {
  it('serves the page to whoever has the address it prints', async () => {
    const mode = await start(await temporaryFolder());
    const entry = await fetch(mode.url, { redirect: 'manual' });
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(entry.headers.get('location')).toBe(mode.pageUrl);
    const page = await fetch(mode.pageUrl, { headers: { cookie } });
    expect(await page.text()).toContain('the page');
    expect((await fetch(mode.pageUrl)).status).toBe(401);
    expect((await fetch(mode.origin, { headers: { cookie } })).status).toBe(401);
  });

  it('finishes a restore that was killed before it reads the settings', async () => {
    const folder = await temporaryFolder();
    const pending = join(folder, 'restore-pending');
    await mkdir(pending);
    await writeFile(join(pending, 'settings.json'), JSON.stringify({ version: 1, settings: { theme: 'dark' } }));
    await writeFile(join(pending, 'restore.json'), JSON.stringify({ ordered_at: '2026-06-01T12:00:00.000Z' }));
    const page = await visit(await start(folder));
    expect((await page.ask('state.get')).settings).toMatchObject({ theme: 'dark' });
    expect(await readdir(folder)).not.toContain('restore-pending');
  });

  it('has alerts flowing in the demo, and a reload finds the same state', async () => {
    const mode = await start(await temporaryFolder(), { demo: true });
    const first = await visit(mode);
    expect(await first.ask('state.get')).toMatchObject({ mode: 'browser', profile: 'demo', key: { set: false } });
    await expect.poll(() => first.messages.some(({ event }) => event === 'feed'), { timeout: 10_000 }).toBe(true);
    await first.ask('settings.update', { patch: { theme: 'dark' } });
    const second = await visit(mode);
    expect(await second.ask('state.get')).toMatchObject({ profile: 'demo', settings: { theme: 'dark' } });
    const page = { before: null, limit: 10, view: 'everything', query: '', website: null, change_type: null };
    expect((await second.ask('feed.list', page)).items).not.toEqual([]);
  }, 20_000);

  it('begins with the demo without opening anything of the live account', async () => {
    const folder = await temporaryFolder();
    const page = await visit(await start(folder, { demo: true, apiKey: 'a-key-of-the-user' }));
    expect(await page.ask('state.get')).toMatchObject({ profile: 'demo' });
    const files = await readdir(folder);
    expect(files.filter((name) => name.endsWith('.sqlite'))).toEqual(['history-demo.sqlite']);
  });

  it('leaves nothing that a program could use which takes its port, and has another at the next run', async () => {
    const folder = await temporaryFolder();
    const first = await start(folder);
    await first.dispose();
    // As earlier versions kept it.
    await writeFile(join(folder, 'browser-mode.json'), JSON.stringify({ port: Number(new URL(first.url).port) }));
    const second = await start(folder);
    // A service worker that was left at the first one would see the new token.
    expect(second.origin).not.toBe(first.origin);
    expect(second.token).not.toBe(first.token);
    expect(new URL(second.pageUrl).pathname).not.toBe(new URL(first.pageUrl).pathname);
    const cookie = `eventory_${new URL(second.url).port}=${first.token}`;
    const oldPath = new URL(new URL(first.pageUrl).pathname, second.origin).href;
    for (const url of [oldPath, second.pageUrl, `${second.pageUrl}?token=${first.token}`]) {
      expect((await fetch(url, { headers: { cookie }, redirect: 'manual' })).status).toBe(401);
    }
  });

  it('keeps the port if the page shows the alerts, which the browser allows by port', async () => {
    const folder = await temporaryFolder();
    const { toaster, links, sounds } = recordingPorts(folder).ports;
    const failing: Toaster = { ...toaster, show: async () => ({ outcome: 'failed', by: 'none', detail: '' }) };
    const first = await start(folder, { ports: { toaster: failing, links, sounds } });
    await first.engine.request('page.report', { permission: 'granted' });
    await first.engine.request('alerts.test', null);
    await vi.waitFor(() => readFile(join(folder, 'browser-mode.json'), 'utf8'), 10_000);
    await first.dispose();
    const second = await start(folder);
    expect(second.origin).toBe(first.origin);
    expect(second.pageUrl).not.toBe(first.pageUrl);
  });

  it('opens the page by a file that only the user can read, so that no argument of a program holds the token', async () => {
    const folder = await temporaryFolder();
    const mode = await start(folder);
    const file = join(folder, 'open-page.html');
    expect(await readFile(file, 'utf8')).toContain(mode.url);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await mode.dispose();
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it.skipIf(process.platform === 'win32')(
    'writes no file that another account could read, in a folder that it could list before',
    async () => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o755);
      await writeFile(join(folder, 'settings.json'), '{"version":1,"settings":{}}', { mode: 0o644 });
      const mode = await start(folder, { overrides: { gateway: { url: 'wss://127.0.0.1:1/eventory' } } });
      const page = await visit(mode);
      await page.ask('key.set', { key: 'entered-key-3f9a' });
      await page.ask('settings.update', { patch: { theme: 'dark' } });
      await page.ask('watchlist.save', { entry: { event_id: 'a' } });
      await page.ask('alerts.test');
      // The page's own files lie there in this test only.
      const files = (await readdir(folder, { recursive: true })).filter((file) => !file.startsWith('page'));
      expect(files).toContain('history.sqlite');
      for (const file of ['', ...files]) {
        const { mode: rights } = await stat(join(folder, file)).catch(() => ({ mode: 0 }));
        expect((rights & 0o077).toString(8), file).toBe('0');
      }
    },
  );

  it('proves to the page that it delivered it', async () => {
    const mode = await start(await temporaryFolder());
    const cookie = `eventory_${new URL(mode.url).port}=${mode.token}`;
    const page = await (await fetch(mode.pageUrl, { headers: { cookie } })).text();
    const secret = /name="eventory-server-proof" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    const socket = new WebSocket(`${mode.pageUrl.replace('http', 'ws')}bridge?challenge=abc`, {
      headers: { cookie, origin: mode.origin },
    });
    onTestFinished(() => socket.terminate());
    const first = await new Promise((resolve) =>
      socket.once('message', (data) => resolve(JSON.parse(data.toString()))),
    );
    expect(first).toEqual({ proof: serverProof(secret, 'abc') });
  });

  it('is below the path of the server that it is developed with', async () => {
    const mode = await start(await temporaryFolder(), { devServer: 'http://127.0.0.1:1/a-path/' });
    expect(mode.pageUrl).toBe(`${mode.origin}/a-path/`);
  });

  it('hands over to the instance that runs already', async () => {
    const folder = await temporaryFolder();
    const first = await start(folder);
    expect(await startBrowserMode({ folder, version: '0.0.0' })).toEqual({
      running: {
        pid: process.pid,
        address: first.url,
        stream: { url: expect.stringMatching(/^http:/), token: expect.any(String) },
      },
    });
    await first.dispose();
    await start(folder);
  });

  it('starts and ends if none of its convenience files can be written: page, port, log, instance', async () => {
    const folder = await temporaryFolder();
    for (const name of ['open-page.html', 'browser-mode.json', 'instance.json', 'stream.json']) {
      await mkdir(join(folder, name, 'in the way'), { recursive: true });
    }
    await writeFile(join(folder, 'logs'), 'a file where the folder should be');
    const mode = await start(folder);
    expect(await (await visit(mode)).ask('state.get')).toMatchObject({ mode: 'browser' });
    await mode.dispose();
    await (await start(folder)).dispose();
  });

  it('frees the folder if its start fails', async () => {
    const folder = await temporaryFolder();
    await expect(start(folder, { devServer: 'nonsense' })).rejects.toThrow();
    await start(folder);
  });

  it('uses the key of this run without storing it', async () => {
    const folder = await temporaryFolder();
    const mode = await start(folder, {
      apiKey: 'given-key-for-now',
      overrides: { gateway: { url: 'wss://127.0.0.1:1/eventory' } },
    });
    const { key } = await (await visit(mode)).ask('state.get');
    expect(key).toMatchObject({ set: true, ending: '-now' });
    await expect(readFile(join(folder, 'secrets', 'api_key'))).rejects.toThrow('ENOENT');
  });

  it('keeps a key that is entered in a file only the user can read, and says so', async () => {
    const folder = await temporaryFolder();
    const mode = await start(folder, { overrides: { gateway: { url: 'wss://127.0.0.1:1/eventory' } } });
    const { value } = await (await visit(mode)).ask('key.set', { key: 'entered-key-3f9a' });
    expect(value).toMatchObject({
      ending: '3f9a',
      storage: { secure: false, detail: expect.stringContaining('stored unencrypted in') },
    });
    const file = join(folder, 'secrets', 'api_key');
    expect((await readFile(file, 'utf8')).trim()).toBe('entered-key-3f9a');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
