import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverProof } from '../../../../core/bridge/server-proof.ts';
import { bridgeUrl } from '../../../../renderer/lib/bridge/create-bridge.ts';
import { createLoopbackBridge } from '../../../../renderer/lib/bridge/loopback-bridge.ts';

const SECRET = 'only the page and its server know';

/** A socket whose other end the test plays. */
class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  readonly sent: { id: number; name: string; payload: unknown }[] = [];
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  readonly challenge: string;
  constructor(challenge: string) {
    super();
    this.challenge = challenge;
  }
  /** Opens, and proves to be the server unless another secret is given. */
  accept(secret = SECRET) {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
    this.say({ proof: serverProof(secret, this.challenge) });
  }
  close() {
    this.drop();
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
  const bridge = createLoopbackBridge('ws://127.0.0.1:1/bridge', SECRET, (url) => {
    const socket = new FakeSocket(new URL(url).searchParams.get('challenge') ?? '');
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

describe('a program that took the port of a server that ended', () => {
  it.each([
    ['sends no proof', () => ({ event: 'notice', payload: {} })],
    ['guesses the secret', (challenge: string) => ({ proof: serverProof('', challenge) })],
    [
      'repeats the proof of an earlier connection',
      (_: string, earlier: string) => ({ proof: serverProof(SECRET, earlier) }),
    ],
    ['sends the challenge back', (challenge: string) => ({ proof: challenge })],
  ])('gets no request when it %s', async (_, answer) => {
    const { bridge, sockets, last } = setUp();
    const states: string[] = [];
    bridge.onTransportState((state) => states.push(state));
    last().accept();
    const earlier = last().challenge;
    last().drop();
    void bridge.request('key.set', { key: 'secret-key-3f9a' });
    await vi.advanceTimersByTimeAsync(250);
    const impostor = last();
    expect(sockets).toHaveLength(2);
    impostor.readyState = WebSocket.OPEN;
    impostor.dispatchEvent(new Event('open'));
    void bridge.request('state.get', null);
    impostor.say(answer(impostor.challenge, earlier));
    expect(impostor.sent).toEqual([]);
    expect(impostor.readyState).toBe(WebSocket.CLOSED);
    expect(states).toEqual(['up', 'down']);
  });

  it('gets none from a page that has no secret either', () => {
    const sockets: FakeSocket[] = [];
    const bridge = createLoopbackBridge('ws://127.0.0.1:1/bridge', null, (url) => {
      const socket = new FakeSocket(new URL(url).searchParams.get('challenge') ?? '');
      sockets.push(socket);
      return socket as unknown as WebSocket;
    });
    void bridge.request('state.get', null);
    sockets[0]?.accept('');
    expect(sockets[0]?.sent).toEqual([]);
  });
});
