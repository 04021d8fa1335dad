import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startSimulator } from '../../simulator/simulator.ts';
import { offerSectionsMessage } from '../core/notification/messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { startNodeProcess } from './support/app/app-process.ts';
import { fakeNotifySend } from './support/fake-notify-send.ts';
import { findSecret } from './support/find-secret.ts';

const API_KEY = 'evt-secrecy-77c1e04f9b3d48d2-91be';
const root = join(import.meta.dirname, '../..');

/** What processes were started with, as any user of this machine can read it, and the environment of our children. */
function readProcessData(app: number): { arguments: string; inherited: string } {
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
    const gateway = await startSimulator({ apiKeys: [API_KEY], watchlists: { [API_KEY]: [{ event_id: 'abc123' }] } });
    onTestFinished(() => gateway.dispose());
    writeFileSync(join(scratch, 'ca.pem'), gateway.ca);
    const settings = {
      gateway: { url: gateway.url, ca_file: join(scratch, 'ca.pem'), proxy: 'none' },
      alerts: { sound: 'none' },
    };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const app = startNodeProcess([join(root, 'main/cli.ts'), 'serve'], {
      env: {
        ...process.env,
        ...fakeNotifySend(scratch).env,
        EVENTORY_DATA: folder,
        ...(how === 'given for the run' ? { EVENTORY_API_KEY: API_KEY } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => app.stop(() => app.child.kill('SIGTERM')));
    const address = await waitFor('serve prints its address', () => /Open (http:\S+)/.exec(app.output())?.[1], 15_000);

    const page = new WebSocket(new URL('bridge', address.replace('http', 'ws')), {
      headers: { authorization: `Bearer ${new URL(address).searchParams.get('token')}` },
    });
    onTestFinished(() => page.terminate());
    const received: string[] = [];
    page.on('message', (data) => received.push(data.toString()));
    await new Promise((resolve) => page.once('open', resolve));
    let last = 0;
    const ask = async (name: string, payload: unknown = null) => {
      const id = ++last;
      page.send(JSON.stringify({ id, name, payload }));
      return waitFor(`${name} is answered`, () => received.find((text) => text.startsWith(`{"id":${id},`)), 30_000);
    };

    if (how === 'entered in the page') await ask('key.set', { key: API_KEY });
    await gateway.waitForConnections();
    gateway.sendFrame(offerSectionsMessage());
    gateway.sendFrame(`no JSON, but ${API_KEY}`);
    await waitFor('a toast is up', () => readdirSync(join(scratch, 'calls')).length > 0);
    const running = readProcessData(app.child.pid ?? 0);
    expect(running.inherited).toContain('EVENTORY_DATA');
    expect(running.arguments + running.inherited).not.toContain(API_KEY);

    gateway.closeAll(4000, `closing ${API_KEY}`);
    await gateway.waitForConnections();
    gateway.refuseUpgrades(500);
    gateway.terminateAll();
    await ask('diagnostics.run');
    gateway.clearFaults();
    await ask('connection.connect');
    await gateway.waitForConnections();
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
    const refused = await ask('settings.update', { patch: { gateway: { url: `wss://x.example/?apikey=${API_KEY}` } } });
    expect(refused).toContain('"path":"gateway.url","message":"This holds the API key.');
    await ask('key.set', { key: `${API_KEY} with a space` });
    await ask(API_KEY, { payload: API_KEY });

    const written = { received: received.join('\n'), output: app.output() };
    expect(written.received).toContain('"ending":"91be"');
    const meant = how === 'entered in the page' ? [join('secrets', 'api_key')] : [];
    expect(findSecret(folder, API_KEY, meant)).toEqual([]);
    await app.stop(() => app.child.kill('SIGTERM'));
    expect(findSecret(folder, API_KEY, meant)).toEqual([]);
    expect(written.output).not.toContain(API_KEY);
    expect(received.filter((text) => text.includes(API_KEY))).toEqual([]);
  },
  90_000,
);
