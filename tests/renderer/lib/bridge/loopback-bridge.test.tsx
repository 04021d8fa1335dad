import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeUrl } from '../../../../renderer/lib/bridge/create-bridge.ts';
import { createLoopbackBridge } from '../../../../renderer/lib/bridge/loopback-bridge.ts';

/** A socket whose other end the test plays. */
class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  readonly sent: { id: number; name: string; payload: unknown }[] = [];
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  accept() {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }
  say(message: unknown) {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  drop() {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new CloseEvent('close'));
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const bridge = createLoopbackBridge('ws://127.0.0.1:1/bridge', () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  });
  const last = () => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return { bridge, sockets, last };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the address of the bridge', () => {
  it.each([
    ['http://127.0.0.1:38217/a-path/', 'ws://127.0.0.1:38217/a-path/bridge'],
    ['http://127.0.0.1:38217/a-path/?x=1#/settings', 'ws://127.0.0.1:38217/a-path/bridge'],
    ['https://tray.example/a/', 'wss://tray.example/a/bridge'],
  ])('of the page at %s is beside it', (page, bridge) => {
    expect(bridgeUrl(page)).toBe(bridge);
  });
});

describe('a request', () => {
  it('goes out with a number and resolves with the value that comes back under it', async () => {
    const { bridge, last } = setUp();
    last().accept();
    const answer = bridge.request('link.copy', { id: 7, offer: null });
    const [sent] = last().sent;
    expect(sent).toMatchObject({ name: 'link.copy', payload: { id: 7, offer: null } });
    last().say({ id: sent?.id, ok: true, value: { copied: true, url: 'https://a.example/' } });
    await expect(answer).resolves.toEqual({ copied: true, url: 'https://a.example/' });
  });

  it('rejects with the error’s sentence', async () => {
    const { bridge, last } = setUp();
    last().accept();
    const answer = bridge.request('demo.start', null);
    last().say({ id: last().sent[0]?.id, ok: false, error: 'The port is taken.' });
    await expect(answer).rejects.toThrow('The port is taken.');
  });

  it('made before the link stands waits for it', async () => {
    const { bridge, last } = setUp();
    void bridge.request('state.get', null);
    expect(last().sent).toHaveLength(0);
    last().accept();
    expect(last().sent).toMatchObject([{ name: 'state.get' }]);
  });

  it('that was under way when the link broke is refused, since it may have been carried out', async () => {
    const { bridge, last } = setUp();
    last().accept();
    const answer = bridge.request('connection.connect', null);
    last().drop();
    await expect(answer).rejects.toThrow('stopped answering');
  });

  it('that is never answered ends', async () => {
    const { bridge, last } = setUp();
    last().accept();
    const answer = bridge.request('state.get', null);
    const refused = expect(answer).rejects.toThrow('did not answer');
    await vi.advanceTimersByTimeAsync(120_000);
    await refused;
  });
});

describe('an event', () => {
  it('reaches its listeners until they leave', () => {
    const { bridge, last } = setUp();
    last().accept();
    const listener = vi.fn();
    const leave = bridge.subscribe('notice', listener);
    last().say({ event: 'notice', payload: { level: 'info', title: 'a', text: 'b' } });
    leave();
    last().say({ event: 'notice', payload: { level: 'info', title: 'c', text: 'd' } });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ level: 'info', title: 'a', text: 'b' });
  });

  it.each(['not json', '[]', 'null', '{"event":"__proto__","payload":1}', '{"id":"x"}', '{"id":99,"ok":true}'])(
    'nobody knows of, or nonsense, is passed over: %s',
    (text) => {
      const { last } = setUp();
      last().accept();
      expect(() => last().say(text)).not.toThrow();
    },
  );
});

describe('the link', () => {
  it('comes back by itself, slower each time, and says so', async () => {
    const { bridge, sockets, last } = setUp();
    const states: string[] = [];
    bridge.onTransportState((link) => states.push(link));
    last().accept();
    last().drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(2);
    last().drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(3);
    last().accept();
    expect(states).toEqual(['up', 'down', 'up']);
  });
});
