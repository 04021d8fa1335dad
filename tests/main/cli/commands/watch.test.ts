import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { offerSectionsMessage, seatMapMessage } from '../../../core/notification/messages.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run, startGateway } from '../harness.ts';

/** A connected `watch --json` with a watchlist file of these entries. */
async function watching(entries: readonly unknown[], ...more: string[]) {
  const { gateway, flags, env, folder } = await startGateway();
  const file = join(folder, 'watchlist.json');
  await writeFile(file, JSON.stringify(entries));
  const watch = await run(['watch', '--json', ...flags, '--watchlist', file, ...more], env);
  await gateway.waitForConnections();
  return { gateway, watch };
}

const ofType = (lines: Record<string, unknown>[], type: string) => lines.filter((line) => line.type === type);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

describe('watch --json', () => {
  it('prints one valid line for each frame, unreadable ones included', async () => {
    const { gateway, watch } = await watching([]);
    const frames: (string | Uint8Array)[] = [
      JSON.stringify(offerSectionsMessage()),
      'not JSON',
      '[]',
      'null',
      '{}',
      JSON.stringify({ event_id: 'only-an-id' }),
      JSON.stringify({ event_id: 42, sections: 'nonsense', changes: 'stock_increase' }),
      JSON.stringify({ ...offerSectionsMessage(), event_id: 'line\nbreak\u2028in it' }),
      new Uint8Array([1, 2, 3]),
      JSON.stringify(seatMapMessage()),
    ];
    for (const frame of frames) gateway.sendFrame(frame);
    await expect
      .poll(() => watch.json().filter(({ type }) => type === 'notification' || type === 'malformed').length)
      .toBe(frames.length);
    expect(ofType(watch.json(), 'malformed')).toHaveLength(5);
    expect(ofType(watch.json(), 'notification')).toHaveLength(5);
    watch.interrupt();
    expect(await watch.status).toBe(0);
  });

  it('says how a price compares with what it saw before', async () => {
    const { gateway, watch } = await watching([{ id: 'mine', event_id: 'abc123' }]);
    const at = (price: number) => {
      const message = seatMapMessage();
      return JSON.parse(JSON.stringify(message).replaceAll(/"price":[\d.]+/g, `"price":${price}`));
    };
    gateway.sendFrame({ ...at(100), stock: 1 });
    gateway.sendFrame({ ...at(80), stock: 2 });
    await expect.poll(() => ofType(watch.json(), 'notification')).toHaveLength(2);
    expect(ofType(watch.json(), 'notification')[1]?.best).toMatchObject({
      price: 80,
      previous_price: 100,
      previous_price_at: expect.stringMatching(TIME),
      change_percent: -20,
      lowest_seen: true,
    });
  });

  it('has exactly the fields of the contract', async () => {
    const { gateway, watch } = await watching([{ id: 'mine', event_id: 'abc123', max_price_filter: 100 }]);
    gateway.sendFrame({ ...seatMapMessage(), stock: 'many' });
    gateway.sendFrame('not JSON');
    await expect.poll(() => ofType(watch.json(), 'malformed')).toHaveLength(1);
    const [notification] = ofType(watch.json(), 'notification');
    expect(notification).toEqual({
      type: 'notification',
      received_at: expect.stringMatching(TIME),
      event_id: 'abc123',
      website: 'ticketmaster',
      outcome: 'alert',
      entry: 'mine',
      offers: ['sec-101/offer-abc'],
      link: 'https://tickets.example/cart/abc',
      unverified: [],
      reasons: expect.any(Array),
      problems: [{ path: 'stock', problem: expect.any(String) }],
      why: null,
      event: expect.objectContaining({ event_name: expect.any(String), event_date: expect.any(String) }),
      best: expect.objectContaining({
        offer: 'sec-101/offer-abc',
        section: expect.any(String),
        price: expect.any(Number),
        previous_price: null,
        change_percent: null,
        lowest_seen: false,
      }),
    });
    const reasons = (notification?.reasons ?? []) as unknown[];
    expect(reasons).not.toEqual([]);
    for (const reason of reasons) {
      expect(reason).toEqual({
        filter: expect.any(String),
        rejected: expect.any(Number),
        of: expect.any(Number),
        detail: expect.any(String),
      });
    }
    expect(ofType(watch.json(), 'malformed')[0]).toEqual({
      type: 'malformed',
      received_at: expect.stringMatching(TIME),
      error: expect.stringContaining('not JSON'),
    });
    const open = ofType(watch.json(), 'connection').find(({ state }) => state === 'open');
    expect(open).toEqual({ type: 'connection', at: expect.stringMatching(TIME), state: 'open', detail: 'Connected' });
  });

  it('reports a loss with the time of the next try, and of the gap once it is over', async () => {
    const { gateway, watch } = await watching([]);
    gateway.terminateAll();
    await expect.poll(() => ofType(watch.json(), 'gap'), { timeout: 5000 }).toHaveLength(1);
    expect(ofType(watch.json(), 'gap')[0]).toEqual({
      type: 'gap',
      from: expect.stringMatching(TIME),
      to: expect.stringMatching(TIME),
      reason: expect.any(String),
    });
    const waiting = ofType(watch.json(), 'connection').filter(({ state }) => state === 'waiting');
    for (const { retry_at } of waiting) expect(retry_at).toMatch(TIME);
    expect(gateway.peakConnections).toBe(1);
  });

  it('stops after --count notifications, to the message', async () => {
    const { gateway, watch } = await watching([], '--count', '2');
    for (let stock = 0; stock < 20; stock++) gateway.sendFrame({ ...offerSectionsMessage(), stock });
    expect(await watch.status).toBe(0);
    expect(ofType(watch.json(), 'notification')).toHaveLength(2);
    await expect.poll(() => gateway.connections()).toEqual([]);
  });

  it('keeps everything else off standard output', async () => {
    const { gateway, watch } = await watching([]);
    gateway.refuseUpgrades(401);
    gateway.terminateAll();
    expect(await watch.status).toBe(3);
    expect(watch.json().every(({ type }) => type === 'connection' || type === 'gap')).toBe(true);
    expect(watch.err()).toMatch(/key/i);
  });
});

describe('two watch commands with one key', () => {
  it('warn, on whatever data folders they are', async () => {
    const { gateway, flags, env } = await startGateway();
    const key = `${env.EVENTORY_API_KEY}`;
    const first = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    expect(first.err()).not.toContain('same key');
    const second = await run(['watch', ...flags], env);
    await expect.poll(() => second.err()).toContain('Another program of this computer uses the same key');
    await expect.poll(() => first.err(), { timeout: 15_000 }).toContain('uses the same key');
    expect(first.err() + second.err()).not.toContain(key);
  }, 30_000);
});

describe('the decision procedure, over a socket', () => {
  const offers = (sections: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
    ...offerSectionsMessage(),
    changes: { stock_increase: Object.keys(sections) },
    sections,
    ...fields,
  });
  const ticket = (fields: Record<string, unknown> = {}) => ({
    offer_name: 'Tier',
    available: true,
    price: 80,
    stock: 4,
    atc: 'https://tickets.example/cart/tier',
    ...fields,
  });

  it.each<[string, object[], object, Record<string, unknown>, string[]?]>([
    ['no entry: an alert by default', [], offers({ a: ticket() }), { outcome: 'alert', entry: null }],
    ['no entry, feed only', [], offers({ a: ticket() }), { outcome: 'unlisted', entry: null }, ['--unlisted', 'feed']],
    ['all entries off', [{ event_id: 'abc123', enabled: false }], offers({ a: ticket() }), { outcome: 'filtered' }],
    [
      'another change type',
      [{ event_id: 'abc123', change_type: 'price_decrease' }],
      offers({ a: ticket() }),
      { outcome: 'filtered' },
    ],
    [
      'any change type',
      [{ event_id: 'abc123', change_type: '*' }],
      offers({ a: ticket() }),
      { outcome: 'alert', entry: 'abc123' },
    ],
    [
      'the price at the maximum',
      [{ event_id: 'abc123', max_price_filter: 80 }],
      offers({ a: ticket() }),
      { outcome: 'alert', offers: ['a'] },
    ],
    [
      'the price above it',
      [{ event_id: 'abc123', max_price_filter: 79.99 }],
      offers({ a: ticket() }),
      { outcome: 'filtered', offers: [] },
    ],
    [
      'an unknown price passes, unverified',
      [{ event_id: 'abc123', max_price_filter: 50 }],
      offers({ a: ticket({ price: undefined }) }),
      { outcome: 'alert', unverified: ['max_price_filter'] },
    ],
    [
      'an unknown price fails a strict entry',
      [{ event_id: 'abc123', max_price_filter: 50, strict: true }],
      offers({ a: ticket({ price: undefined }) }),
      { outcome: 'filtered' },
    ],
    ['what is sold out', [{ event_id: 'abc123' }], offers({ a: ticket({ stock: 0 }) }), { outcome: 'filtered' }],
    [
      'a mute that holds',
      [{ event_id: 'abc123', muted_until: '2099-01-01T00:00:00Z' }],
      offers({ a: ticket() }),
      { outcome: 'muted' },
    ],
    [
      'a mute that is over',
      [{ event_id: 'abc123', muted_until: '2001-01-01T00:00:00Z' }],
      offers({ a: ticket() }),
      { outcome: 'alert' },
    ],
    [
      'the best of several entries',
      [
        { id: 'no', event_id: 'abc123', max_price_filter: 1 },
        { id: 'yes', event_id: 'abc123' },
      ],
      offers({ a: ticket() }),
      { outcome: 'alert', entry: 'yes' },
    ],
    [
      'the cheapest survivor first, with its link',
      [{ event_id: 'abc123' }],
      offers({ dear: ticket({ price: 90 }), cheap: ticket({ price: 60, atc: 'https://tickets.example/cart/cheap' }) }),
      { offers: ['cheap', 'dear'], link: 'https://tickets.example/cart/cheap' },
    ],
    [
      'a link that may not be opened gives way to the event page',
      [{ event_id: 'abc123' }],
      offers({ a: ticket({ atc: 'javascript:alert(1)' }) }),
      { outcome: 'alert', link: 'https://tickets.example/event' },
    ],
    [
      'sections by range, an exclude wins',
      [{ event_id: 'abc123', section: '101-110, !105' }],
      offers({ in: ticket({ offer_name: '103' }), out: ticket({ offer_name: '105' }) }),
      { outcome: 'alert', offers: ['in'] },
    ],
  ])('%s', async (_what, entries, message, expected, more = []) => {
    const { gateway, watch } = await watching(entries, '--count', '1', ...more);
    gateway.sendFrame(message);
    expect(await watch.status).toBe(0);
    expect(ofType(watch.json(), 'notification')[0]).toMatchObject(expected);
  });

  it('distinguishes a duplicate from an alert', async () => {
    const { gateway, watch } = await watching([{ event_id: 'abc123' }], '--count', '3');
    gateway.sendFrame(offers({ a: ticket() }));
    gateway.sendFrame(offers({ a: ticket() }));
    gateway.sendFrame(offers({ a: ticket({ stock: 9 }) }));
    await watch.status;
    expect(ofType(watch.json(), 'notification').map(({ outcome }) => outcome)).toEqual(['alert', 'duplicate', 'alert']);
  });

  it('on the filtered endpoint applies only switches, mutes and duplicates', async () => {
    const { gateway, watch } = await watching([{ event_id: 'abc123', max_price_filter: 1 }], '--endpoint', 'filtered');
    await expect.poll(() => gateway.connections().map(({ endpoint }) => endpoint)).toEqual(['filtered']);
    gateway.sendFrame(offers({ a: ticket() }));
    await expect.poll(() => ofType(watch.json(), 'notification')).toMatchObject([{ outcome: 'alert' }]);
  });
});

describe('watch for a person', () => {
  it('prints a line with event, offer and link, and no character that could steer the terminal', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags, '--count', '1'], env);
    await gateway.waitForConnections();
    const infos = offerSectionsMessage().event_infos as object;
    gateway.sendFrame({ ...offerSectionsMessage(), event_infos: { ...infos, event_name: '\u001b[2JEvil\u202e' } });
    expect(await watch.status).toBe(0);
    const line = watch.out().at(-1) ?? '';
    expect(line).toMatch(
      /ALERT {6}abc123 .*Evil.*Floor GA \$129\.50 12 left {2}https:\/\/tickets\.example\/cart\/floor-ga$/,
    );
    expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe('watch for a person, while it is not connected', () => {
  it('reports it in full once, not at every try, with the time of the next', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(500);
    const watch = await run(['watch', ...flags, '--timeout', '20'], env);
    await expect
      .poll(() => watch.out().filter((line) => line.includes('waiting:')).length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(3);
    const out = watch.out();
    expect(out[0]).toMatch(/connecting: Connecting$/);
    const waiting = out.filter((line) => line.includes('waiting:'));
    expect(waiting[0]).toMatch(
      /waiting: Trying again in a moment: the gateway answered 500 \(next try \d\d:\d\d:\d\d\)\. 127\.0\.0\.1:\d+ has a problem \(500\)\. Nothing to do here/,
    );
    expect(waiting[2]).toMatch(/the gateway answered 500 \(next try \d\d:\d\d:\d\d\)$/);
    expect(out.join('\n').match(/has a problem/g)).toHaveLength(1);
    gateway.refuseUpgrades(404);
    await expect
      .poll(() => watch.out().join('\n'), { timeout: 15_000 })
      .toMatch(/has no notifications at this address \(404\)/);
  }, 40_000);

  it('reports a gap with its reason', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    gateway.closeAll(1012);
    await expect
      .poll(() => watch.out().join('\n'), { timeout: 5000 })
      .toMatch(/GAP {2}nothing was heard from \S+ to \S+ \(the gateway closed the connection \(1012\)\)/);
  });
});

describe('watch --json, rejected for a while', () => {
  it('names the time of the next try that Retry-After asks for', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(429, { 'retry-after': '60' });
    const watch = await run(['watch', '--json', ...flags], env);
    const waiting = () => watch.json().find(({ state }) => state === 'waiting');
    await expect.poll(waiting).toBeDefined();
    const waitMs = Date.parse(String(waiting()?.retry_at)) - Date.parse(String(waiting()?.at));
    expect(waitMs).toBeGreaterThanOrEqual(60_000);
    expect(waitMs).toBeLessThanOrEqual(66_000);
    expect(watch.json()[0]).toMatchObject({ type: 'connection', state: 'idle' });
  });
});

describe('watch ends', () => {
  it.each<[string, string[], NodeJS.ProcessEnv, string]>([
    ['an unknown flag', ['--jsn'], {}, 'There is no flag --jsn. Did you mean --json?'],
    ['a stray word', ['now'], {}, '"now" is not expected here'],
    ['a flag without its value', ['--url'], {}, '--url needs a value'],
    ['a flag that swallowed the next', ['--url', '--json'], {}, '--url needs a value'],
    ['a switch with a value', ['--json=yes'], {}, '--json takes no value'],
    ['a ws: address', ['--url', 'ws://127.0.0.1:1/eventory'], {}, 'must start with wss://'],
    ['a ws: address in the environment', [], { EVENTORY_URL: 'ws://127.0.0.1:1/eventory' }, 'must start with wss://'],
    ['a variable by its name', [], { EVENTORY_UNLISTED: 'never' }, '"never" is no value for EVENTORY_UNLISTED'],
    [
      'a flag over its variable',
      ['--unlisted', 'no'],
      { EVENTORY_UNLISTED: 'never' },
      '"no" is no value for --unlisted',
    ],
    ['an address that is none', ['--url', 'gateway'], {}, 'is not an address'],
    ['an unknown endpoint', ['--endpoint', 'filterd'], {}, 'Did you mean filtered?'],
    ['an unknown policy', ['--unlisted', 'never'], {}, 'Use alert or feed'],
    [
      'a missing CA file',
      ['--ca', '/nowhere/ca.pem'],
      {},
      '"/nowhere/ca.pem" is no value for --ca. The file does not exist',
    ],
    ['a CA file without a certificate', ['--ca', import.meta.filename], {}, 'holds no certificate'],
    [
      'a missing watchlist',
      ['--watchlist', '/nowhere.json'],
      {},
      '/nowhere.json cannot be used. The file does not exist',
    ],
    [
      'a missing key file',
      ['--api-key-file', '/nowhere.key'],
      {},
      '"/nowhere.key" is no value for --api-key-file. The file does not exist',
    ],
    ['a timeout of nothing', ['--timeout', '0'], {}, 'Give a number of seconds'],
    ['a count of nothing', ['--count', '0'], {}, 'Give a whole number'],
    ['the key as a flag', ['--api-key', 'secret-of-mine'], {}, 'Set EVENTORY_API_KEY'],
    ['the key as a flag, with =', ['--api-key=secret-of-mine'], {}, 'Set EVENTORY_API_KEY'],
    ['no key', [], { EVENTORY_API_KEY: '' }, 'There is no API key'],
  ])('with 2 and advice for %s', async (_what, args, env, advice) => {
    const watch = await run(['watch', ...args], { EVENTORY_API_KEY: 'k', ...env });
    expect(await watch.status).toBe(2);
    expect(watch.err()).toContain(advice);
    expect(watch.err()).not.toContain('secret-of-mine');
    expect(watch.out()).toEqual([]);
  });

  it.each<[string, string, RegExp[]]>([
    ['text that is no JSON', '[\n  {"event_id": "a"},\n  {"event_id": \n]', [/line \d/]],
    [
      'a field that cannot be read',
      '[\n  {"event_id": "a"},\n  {"event_id": "b",\n   "section": "10-"}\n]',
      [/line 4, section/, /10-/],
    ],
    ['an entry without an event', '[\n  {"label": "x"}\n]', [/line 2, event_id/]],
  ])('with 2, line and field for a watchlist with %s', async (_what, text, expected) => {
    const file = join(await temporaryFolder(), 'list.json');
    await writeFile(file, text);
    const watch = await run(['watch', '--watchlist', file], { EVENTORY_API_KEY: 'k' });
    expect(await watch.status).toBe(2);
    for (const part of expected) expect(watch.err()).toMatch(part);
    expect(watch.err()).toContain(file);
  });

  it('not for a name in the watchlist that is no field, of which it warns', async () => {
    const { flags } = await startGateway();
    const file = join(await temporaryFolder(), 'list.json');
    await writeFile(file, '[\n  {"event_id": "a",\n   "max prise": 100}\n]');
    const watch = await run(['watch', ...flags, '--watchlist', file], { EVENTORY_API_KEY: 'wrong' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/line 3, max prise: .*Did you mean max_price_filter/);
  });

  it('with 3 where the gateway refuses the key', async () => {
    const { flags } = await startGateway();
    const watch = await run(['watch', ...flags], { EVENTORY_API_KEY: 'wrong' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/key/);
    expect(watch.err()).not.toContain('wrong');
  });

  it.each([1008, 4401, 4403])('with 3 where the gateway closes with %d', async (code) => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    gateway.closeAll(code, 'no subscription');
    expect(await watch.status).toBe(3);
    expect(watch.err()).toContain(`(${code}): “no subscription”`);
    expect(watch.out().at(-1)).toMatch(/unauthorised: Stopped: the key was not accepted$/);
  });

  it('with 3 where the gateway forbids the key', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(403);
    const watch = await run(['watch', ...flags], env);
    expect(await watch.status).toBe(3);
    expect(watch.err()).toContain('(403)');
  });

  it('with 3, at once, for a key that no header can carry', async () => {
    const { flags } = await startGateway();
    const watch = await run(['watch', ...flags], { EVENTORY_API_KEY: 'schlüssel' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/Copy the key again/);
    expect(watch.err()).not.toContain('schlüssel');
  });

  it('with 4 where it could not connect in time, and says why', async () => {
    const { gateway, flags, env } = await startGateway();
    await gateway.dispose();
    const watch = await run(['watch', ...flags, '--timeout', '1'], env);
    expect(await watch.status).toBe(4);
    expect(watch.err()).toContain('Not connected within 1 s.');
    expect(watch.err()).toMatch(/refused/i);
  });

  it('with 0 on Ctrl+C, the connection closed', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    watch.interrupt();
    expect(await watch.status).toBe(0);
    await expect.poll(() => gateway.connections()).toEqual([]);
  });
});

describe('settings of watch', () => {
  it('come from flags, then variables, then what is stored', async () => {
    const { gateway, flags, env } = await startGateway();
    const data = await temporaryFolder();
    const stored = { gateway: { url: 'wss://127.0.0.1:1/stored', endpoint: 'filtered' } };
    await writeFile(join(data, 'settings.json'), JSON.stringify({ version: 1, settings: stored }));
    const document = { version: 1, entries: [{ id: 'stored', event_id: 'abc123' }], damaged: [] };
    await writeFile(join(data, 'watchlist.json'), JSON.stringify(document));
    const variables = {
      ...env,
      EVENTORY_DATA: data,
      EVENTORY_URL: 'wss://127.0.0.1:1/variable',
      EVENTORY_UNLISTED: 'feed',
    };
    const watch = await run(['watch', '--json', '--count', '2', ...flags], variables);
    await gateway.waitForConnections();
    expect(gateway.connections()[0]?.endpoint).toBe('filtered');
    gateway.sendFrame(offerSectionsMessage());
    gateway.sendFrame({ ...offerSectionsMessage(), event_id: 'other' });
    expect(await watch.status).toBe(0);
    expect(ofType(watch.json(), 'notification')).toMatchObject([
      { outcome: 'alert', entry: 'stored' },
      { outcome: 'unlisted', entry: null },
    ]);
  });

  it('take the key from a file, or from what is stored', async () => {
    const { gateway, flags } = await startGateway();
    const data = await temporaryFolder();
    await writeFile(join(data, 'key'), `${gateway.apiKey}\n`);
    const byFile = await run(['watch', ...flags, '--api-key-file', join(data, 'key')]);
    await gateway.waitForConnections();
    byFile.interrupt();
    await byFile.status;
    await mkdir(join(data, 'secrets'));
    await writeFile(join(data, 'secrets', 'api_key'), gateway.apiKey);
    const byStore = await run(['watch', ...flags], { EVENTORY_DATA: data });
    await gateway.waitForConnections();
    byStore.interrupt();
    expect(await byStore.status).toBe(0);
  });
});
