import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { RequestName } from '../../../../core/bridge/request-schemas.ts';
import { message, startEngine, startGateway, type TestEngine } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 180_000 });

const KEY = 'the-users-own-key-3f9a';
const EVIL_FORWARDER = {
  id: 'evil',
  kind: 'program',
  label: 'Evil',
  enabled: true,
  for_all: true,
  program: { path: '/tmp/evil', args: ['--now'] },
} as const;
const EVIL_BROWSER = { id: 'evil', label: 'Evil', path: '/tmp/evil', args: ['--now'] };

describe('a page that was taken over', () => {
  it('neither gets the key to its own gateway nor starts a program, whatever it asks for in whatever order', async () => {
    const evil = await startGateway();
    const folder = await temporaryFolder();
    const ca = join(folder, 'evil-ca.pem');
    await writeFile(ca, evil.ca);
    const settings = (patch: object): [RequestName, unknown] => ['settings.update', { patch }];
    const toEvil = settings({ gateway: { url: evil.url, ca_file: ca, proxy: 'none' } });
    const setEvilKey: [RequestName, unknown] = ['key.set', { key: evil.apiKey }];
    const connect: [RequestName, unknown] = ['connection.connect', null];
    const requests: readonly [RequestName, unknown][] = [
      settings({ gateway: { url: evil.url } }),
      settings({ gateway: { ca_file: ca } }),
      toEvil,
      settings({ gateway: { url: evil.url.toUpperCase().replace('WSS', 'wss'), ca_file: ` ${ca} `, proxy: 'none' } }),
      settings({ gateway: { url: 'wss://api.eventory.ai/eventory', ca_file: null } }),
      settings({ gateway: { endpoint: 'filtered' } }),
      settings({ gateway: null }),
      settings({ browsers: [EVIL_BROWSER], open_with: 'evil' }),
      settings(JSON.parse('{"__proto__":{"browsers":[{"id":"evil","label":"E","path":"/tmp/evil","args":[]}]}}')),
      settings(JSON.parse('{"gateway":{"__proto__":{"url":"wss://evil.example"}},"constructor":{"prototype":{}}}')),
      settings({ open_with: 'evil', browsers: [] }),
      settings({ forwarders: [EVIL_FORWARDER] }),
      settings({ forwarders: [{ ...EVIL_FORWARDER, kind: 'webhook' }] }),
      ['forwarder.save', { ...EVIL_FORWARDER, address: null }],
      ['forwarder.save', { ...EVIL_FORWARDER, kind: 'webhook', address: 'http://127.0.0.1:1/' }],
      ['forwarder.test', { id: 'evil' }],
      ['watchlist.save', { entry: { event_id: 'abc123', auto_open: true, open_with: 'evil', change_type: '*' } }],
      ['key.clear', null],
      setEvilKey,
      ['demo.start', null],
      ['demo.stop', null],
      connect,
      ['connection.disconnect', null],
      ['alerts.test', null],
      ['link.open', { id: 1, offer: null, confirmed: true }],
      ['diagnostics.run', null],
    ];
    const started: unknown[] = [];
    async function attack(app: TestEngine, steps: readonly [RequestName, unknown][]) {
      for (const [name, payload] of steps) {
        if (name === 'diagnostics.run') void app.engine.answer(name, payload).catch(() => {});
        else await app.engine.answer(name, payload).catch(() => {});
        if (evil.connections().length > 0) evil.sendFrame(message());
      }
      // What was begun goes out.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...requests), { minLength: 3, maxLength: 12 }), async (steps) => {
        const data = join(folder, 'data');
        await rm(data, { recursive: true, force: true });
        // What the engine hands to a browser of the user's choice.
        const app = await startEngine({ folder: data, apiKey: KEY, onOpenIn: (browser) => started.push(browser) });
        await attack(app, steps);
        await app.stop();
        started.push(...app.ran);
        const again = await startEngine({ folder: data, onOpenIn: (browser) => started.push(browser) });
        await attack(again, steps.toReversed());
        await again.stop();
        started.push(...again.ran);
        expect(evil.requests().filter(({ headers }) => JSON.stringify(headers).includes(KEY))).toEqual([]);
        expect(started).toEqual([]);
      }),
      {
        numRuns: 12,
        examples: [[[toEvil, connect]], [[toEvil, setEvilKey, connect]], [[setEvilKey, connect, toEvil]]],
      },
    );
    // The gateway was reached with keys that the page made up, so it would have seen the user's.
    expect(evil.requests().some(({ headers }) => headers.apikey === evil.apiKey)).toBe(true);
  });
});
