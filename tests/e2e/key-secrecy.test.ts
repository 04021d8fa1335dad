import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startSimulator } from '../../simulator/simulator.ts';
import { offerSectionsMessage } from '../core/notification/messages.ts';
import { runNode } from './drivers/child.ts';
import { fakeNotifySend } from './drivers/fake-notify-send.ts';
import { until } from './drivers/wait.ts';
import { findSecret } from './leaks.ts';

const KEY = 'evt-secrecy-77c1e04f9b3d48d2-91be';
const root = join(import.meta.dirname, '../..');

/** What processes were started with, as any user of this machine can read it, and the environment of our children. */
function processes(app: number): { arguments: string; inherited: string } {
  const found = { arguments: '', inherited: '' };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      found.arguments += readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (Number(parent) === app) found.inherited += readFileSync(`/proc/${pid}/environ`, 'utf8');
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

// Process lists are read where Linux has them.
it.skipIf(process.platform !== 'linux').each(['given for the run', 'entered in the page'])(
  'the key, %s, is in nothing the app writes, sends to its page or starts',
  async (how) => {
    const scratch = mkdtempSync(join(tmpdir(), 'key-secrecy-'));
    onTestFinished(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
    const folder = join(scratch, 'data');
    mkdirSync(folder);
    const gateway = await startSimulator({ apiKeys: [KEY], watchlists: { [KEY]: [{ event_id: 'abc123' }] } });
    onTestFinished(() => gateway.stop());
    writeFileSync(join(scratch, 'ca.pem'), gateway.ca);
    const settings = {
      gateway: { url: gateway.url, ca_file: join(scratch, 'ca.pem'), proxy: 'none' },
      alerts: { sound: 'none' },
    };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const app = runNode([join(root, 'main/cli.ts'), 'serve'], {
      env: {
        ...process.env,
        ...fakeNotifySend(scratch).env,
        EVENTORY_DATA: folder,
        ...(how === 'given for the run' ? { EVENTORY_API_KEY: KEY } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => app.end(() => app.child.kill('SIGTERM')));
    const address = await until('serve tells its address', () => /Open (http:\S+)/.exec(app.output())?.[1], 15_000);

    const page = new WebSocket(new URL('bridge', address.replace('http', 'ws')), {
      headers: { authorization: `Bearer ${new URL(address).searchParams.get('token')}` },
    });
    onTestFinished(() => page.terminate());
    const told: string[] = [];
    page.on('message', (data) => told.push(data.toString()));
    await new Promise((resolve) => page.once('open', resolve));
    let last = 0;
    const ask = async (name: string, payload: unknown = null) => {
      const id = ++last;
      page.send(JSON.stringify({ id, name, payload }));
      return until(`${name} is answered`, () => told.find((text) => text.startsWith(`{"id":${id},`)), 30_000);
    };

    if (how === 'entered in the page') await ask('key.set', { key: KEY });
    await gateway.untilConnected();
    gateway.sendFrame(offerSectionsMessage());
    gateway.sendFrame(`no JSON, but ${KEY}`);
    await until('a toast is up', () => readdirSync(join(scratch, 'calls')).length > 0);
    const running = processes(app.child.pid ?? 0);
    expect(running.inherited).toContain('EVENTORY_DATA');
    expect(running.arguments + running.inherited).not.toContain(KEY);

    gateway.closeAll(4000, `closing ${KEY}`);
    await gateway.untilConnected();
    gateway.refuse(500);
    gateway.terminateAll();
    await ask('diagnostics.run');
    gateway.accept();
    await ask('connection.connect');
    await gateway.untilConnected();
    for (const name of ['state.get', 'watchlist.list', 'diagnostics.get', 'diagnostics.report']) await ask(name);
    for (const format of ['json', 'csv']) await ask('watchlist.export', { format });
    await ask('feed.list', {
      before: null,
      limit: 50,
      view: 'everything',
      query: '',
      website: null,
      change_type: null,
    });
    const refused = await ask('settings.update', { patch: { gateway: { url: `wss://x.example/?apikey=${KEY}` } } });
    expect(refused).toContain('"path":"gateway.url","message":"This holds the API key.');
    await ask('key.set', { key: `${KEY} with a space` });
    await ask(KEY, { payload: KEY });

    const written = { told: told.join('\n'), output: app.output() };
    expect(written.told).toContain('"ending":"91be"');
    const meant = how === 'entered in the page' ? [join('secrets', 'api_key')] : [];
    expect(findSecret(folder, KEY, meant)).toEqual([]);
    await app.end(() => app.child.kill('SIGTERM'));
    expect(findSecret(folder, KEY, meant)).toEqual([]);
    expect(written.output).not.toContain(KEY);
    expect(told.filter((text) => text.includes(KEY))).toEqual([]);
  },
  90_000,
);
