import type { ContextBridge, IpcRenderer } from 'electron';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../core/bridge/contract.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../core/bridge/ipc.ts';

const fakes = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoke: vi.fn(),
  listeners: new Map<string, (...args: unknown[]) => void>(),
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name, api) => void fakes.exposed.set(name, api),
  } satisfies Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: {
    invoke: (...args) => fakes.invoke(...args),
    on(channel, listener) {
      fakes.listeners.set(channel, listener as (...args: unknown[]) => void);
      return this as unknown as IpcRenderer;
    },
  } satisfies Pick<IpcRenderer, 'invoke' | 'on'>,
}));

let bridge: Bridge;
beforeAll(async () => {
  await import('../../preload/index.ts');
  bridge = fakes.exposed.get('eventory') as Bridge;
});
const emit = (name: string, payload: unknown) => fakes.listeners.get(EVENT_CHANNEL)?.({}, name, payload);

describe('the preload script', () => {
  it('exposes the bridge and nothing else', () => {
    expect([...fakes.exposed.keys()]).toEqual(['eventory']);
    expect(Object.keys(bridge)).toEqual(['request', 'subscribe']);
    expect([...fakes.listeners.keys()]).toEqual([EVENT_CHANNEL]);
  });

  it('passes requests on, and a refusal as an error with its message', async () => {
    fakes.invoke.mockResolvedValueOnce({ ok: true, value: { items: [] } });
    expect(await bridge.request('demo.start', null)).toEqual({ items: [] });
    expect(fakes.invoke).toHaveBeenCalledWith(REQUEST_CHANNEL, 'demo.start', null);
    fakes.invoke.mockResolvedValueOnce({ ok: false, message: 'Enter a key first.' });
    await expect(bridge.request('connection.connect', null)).rejects.toThrow(/^Enter a key first\.$/);
  });

  it('notifies each subscriber of its event until it unsubscribes', () => {
    const heard: unknown[] = [];
    const stop = bridge.subscribe('notice', (payload) => heard.push(payload));
    bridge.subscribe('show', (payload) => heard.push(payload));
    emit('notice', 1);
    emit('show', 2);
    emit('feed', 3);
    stop();
    emit('notice', 4);
    expect(heard).toEqual([1, 2]);
  });
});
