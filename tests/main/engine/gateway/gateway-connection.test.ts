import { describe, expect, it } from 'vitest';
import { CONFIG, createConnectionHarness, KEY } from './connection-harness.ts';

function connected(random?: () => number) {
  const bench = createConnectionHarness(random);
  bench.connection.configure(CONFIG);
  bench.connection.connect();
  bench.clock.pass(20);
  return bench;
}

describe('connecting', () => {
  it('goes from idle over connecting to open, and delivers frames with the time of their arrival', () => {
    const bench = createConnectionHarness();
    const arrivals: number[] = [];
    bench.connection.onFrame((_text, atMs) => arrivals.push(atMs));
    bench.connection.configure(CONFIG);
    bench.connection.connect();
    bench.clock.pass(1_000);
    bench.gateway.frame('{"event_id":"a"}');
    expect(bench.statuses.map(({ state }) => state)).toEqual(['idle', 'connecting', 'open']);
    expect(bench.frames).toEqual(['{"event_id":"a"}']);
    expect(arrivals).toEqual([bench.clock.now()]);
  });
  it('takes a key that the gateway echoes out of a frame before anything reads it', () => {
    const bench = createConnectionHarness();
    bench.connection.configure(CONFIG);
    bench.connection.connect();
    bench.clock.pass(1_000);
    const escaped = [...KEY].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('');
    for (const spelled of [KEY, escaped, Buffer.from(KEY).toString('base64')]) {
      bench.gateway.frame(`{"event_id":"a","echo":"${spelled}"}`);
    }
    expect(bench.frames).toHaveLength(3);
    for (const frame of bench.frames) expect(JSON.parse(frame).echo).toMatch(/^\[key\]=*.?=*$/);
  });
  it('opens nothing for a ws: address and says what is wrong', () => {
    const bench = createConnectionHarness();
    bench.connection.configure({ ...CONFIG, url: 'ws://gateway.example/eventory' });
    bench.connection.connect();
    bench.clock.pass(60_000);
    expect(bench.gateway.opens()).toBe(0);
    expect(bench.connection.status()).toMatchObject({ state: 'idle', problem: { cause: 'address' } });
    expect(bench.connection.status().problem?.sentence).toMatch(/must start with wss:\/\//);
  });
  it('opens nothing for a key that is none, and does not repeat it', () => {
    const bench = createConnectionHarness();
    bench.connection.configure({ ...CONFIG, apiKey: `${KEY}\r\nx-evil: 1` });
    bench.connection.connect();
    expect(bench.gateway.opens()).toBe(0);
    expect(JSON.stringify([bench.connection.status(), bench.logged])).not.toContain(KEY);
  });
  it('does nothing when configured the same again', () => {
    const bench = connected();
    bench.connection.configure({ ...CONFIG });
    bench.clock.pass(1_000);
    expect(bench.gateway.opens()).toBe(1);
  });
  it('closes the old connection before it opens one with the new key, with a gap', () => {
    const bench = connected();
    bench.connection.configure({ ...CONFIG, apiKey: 'another-key' });
    bench.clock.pass(1_000);
    expect(bench.gateway.opens()).toBe(2);
    expect(bench.gateway.peak()).toBe(1);
    expect(bench.gaps.map(({ reason }) => reason)).toEqual(['the settings changed', 'the settings changed']);
  });
});

describe('a loss', () => {
  it('is reported once as a gap without end and once with it', () => {
    const bench = connected();
    bench.clock.pass(5_000);
    bench.gateway.frame('{}');
    const from = new Date(bench.clock.now()).toISOString();
    bench.clock.pass(1_000);
    bench.gateway.closeAll(1012);
    bench.clock.pass(1_000);
    expect(bench.gaps).toEqual([
      { from, to: null, reason: 'the gateway closed the connection (1012)' },
      { from, to: expect.any(String), reason: 'the gateway closed the connection (1012)' },
    ]);
  });
  it('by silence is noticed within 25 s and followed by a try at once', () => {
    const bench = connected();
    bench.clock.pass(14_000);
    bench.gateway.mute = true;
    bench.clock.pass(11_010);
    expect(bench.gateway.opens()).toBe(2);
    bench.clock.pass(100);
    expect(bench.connection.status().state).toBe('open');
  });
});

describe('network events', () => {
  it('probe an open connection and keep it if it answers', () => {
    const bench = connected();
    bench.network('resume');
    expect(bench.connection.status().detail).toBe('Connected, checking the line');
    bench.clock.pass(3_000);
    expect(bench.connection.status().detail).toBe('Connected');
    expect(bench.gateway.opens()).toBe(1);
  });
  it('replace a dead connection in 3 s', () => {
    const bench = connected();
    bench.gateway.mute = true;
    bench.network('unlock');
    bench.clock.pass(3_100);
    expect(bench.gateway.opens()).toBe(2);
  });
  it('end a wait', () => {
    const bench = connected(() => 0.99);
    bench.gateway.manner = 'refuse';
    bench.gateway.cutAll();
    bench.clock.pass(120_000);
    expect(bench.connection.status().state).toBe('waiting');
    bench.gateway.manner = 'accept';
    bench.clock.pass(1_000);
    bench.network('online');
    bench.clock.pass(1_100);
    expect(bench.connection.status().state).toBe('open');
  });
  it('locking the screen does nothing', () => {
    const bench = connected();
    const statusCount = bench.statuses.length;
    bench.network('lock');
    expect(bench.statuses).toHaveLength(statusCount);
  });
});

describe('listeners', () => {
  it('that throw disturb neither the others nor the connection', () => {
    const bench = connected();
    const heard: string[] = [];
    bench.connection.onFrame(() => {
      throw new Error(`oops ${KEY}`);
    });
    bench.connection.onFrame((text) => heard.push(text));
    bench.gateway.frame('{}');
    expect(heard).toEqual(['{}']);
    expect(bench.connection.status().state).toBe('open');
    expect(bench.logged.join('\n')).not.toContain(KEY);
  });
  it('hear nothing more once they unsubscribe', () => {
    const bench = connected();
    const heard: string[] = [];
    bench.connection.onFrame((text) => heard.push(text))();
    bench.gateway.frame('{}');
    expect(heard).toEqual([]);
  });
});

describe('the health check', () => {
  it('adds to the problem whose fault it is', async () => {
    const bench = createConnectionHarness();
    bench.gateway.manner = 'refuse';
    bench.connection.configure(CONFIG);
    bench.connection.connect();
    bench.clock.pass(2_000);
    await Promise.resolve();
    expect(bench.connection.status().problem?.sentence).toMatch(/Its health check does answer/);
  });
});

describe('measure', () => {
  it('gives up if nothing comes back, and leaves no timer', async () => {
    const bench = connected();
    const before = bench.clock.pending();
    bench.gateway.mute = true;
    const result = bench.connection.measure(3_000);
    bench.clock.pass(3_000);
    expect(await result).toBeNull();
    expect(bench.clock.pending()).toBe(before);
  });
  it('is null while not connected', async () => {
    expect(await createConnectionHarness().connection.measure(1_000)).toBeNull();
  });
});

describe('close', () => {
  it('resolves when the socket is gone, and leaves no timer or listener', async () => {
    const bench = connected();
    const closed = bench.connection.dispose();
    bench.clock.pass(2_100);
    await closed;
    expect(bench.gateway.alive()).toBe(0);
    expect(bench.clock.pending()).toBe(0);
    expect(bench.networkListeners()).toBe(0);
  });
  it('takes at most some 2 s if the gateway does not answer the closing handshake', () => {
    const bench = connected();
    bench.gateway.mute = true;
    void bench.connection.dispose();
    bench.clock.pass(2_010);
    expect(bench.gateway.alive()).toBe(0);
  });
});
