import { describe, expect, it } from 'vitest';
import { offerSectionsMessage, seatMapMessage } from '../../../../core/notification/messages.ts';
import { run, startGateway } from '../../harness.ts';
import { ofType, TIME, watching } from './watching.ts';

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
