import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../../../core/bridge/ipc.ts';
import { serveIpcBridge } from '../../../../main/desktop/window/ipc-bridge.ts';
import type { Engine } from '../../../../main/engine/engine.ts';
import { recordingLog } from '../support.ts';

function served() {
  const page = { send: vi.fn(), isDestroyed: () => false } satisfies Pick<WebContents, 'send' | 'isDestroyed'>;
  const handle = vi.fn<IpcMain['handle']>();
  const subscribers = new Map<string, (payload: unknown) => void>();
  const engine = {
    answer: vi.fn<Engine['answer']>(async (name) => ({ asked: name })),
    subscribe: (name, listener) => {
      subscribers.set(name, listener as (payload: unknown) => void);
      return () => {};
    },
  } satisfies Pick<Engine, 'answer' | 'subscribe'>;
  const log = recordingLog();
  const bridge = serveIpcBridge({ ipcMain: { handle }, engine, page: () => page, origin: 'app://eventory', log });
  const [channel, listener] = handle.mock.calls[0] ?? [];
  expect(channel).toBe(REQUEST_CHANNEL);
  const request = (sender: unknown, frame: Partial<WebFrameMain> | null, name: unknown = 'state.get') =>
    listener?.({ sender, senderFrame: frame } as never, name, null);
  return { page, engine, subscribers, bridge, log, request };
}
const mainFrame = { parent: null, origin: 'app://eventory' };

describe('bridge requests over IPC', () => {
  it('are answered for the main frame of our own page', async () => {
    const { page, request } = served();
    expect(await request(page, mainFrame)).toEqual({ ok: true, value: { asked: 'state.get' } });
  });

  it('carry a refusal of the engine as its message', async () => {
    const { page, engine, request } = served();
    engine.answer.mockRejectedValueOnce(new Error('There is no request of that name.'));
    expect(await request(page, mainFrame, 'nonsense')).toEqual({
      ok: false,
      message: 'There is no request of that name.',
    });
  });

  it.each([
    ['a frame inside our page', mainFrame, { parent: {} as WebFrameMain, origin: 'app://eventory' }],
    ['another origin in our window', null, { parent: null, origin: 'https://evil.example' }],
    ['a look-alike origin', null, { parent: null, origin: 'app://eventory.evil' }],
    ['a frame that is gone', null, null],
  ])('are refused for %s', async (_who, _ours, frame) => {
    const { page, engine, log, request } = served();
    expect(await request(page, frame)).toMatchObject({ ok: false });
    expect(engine.answer).not.toHaveBeenCalled();
    expect(log.lines.join()).toMatch(/refused/);
  });

  it('are refused for the page of another window', async () => {
    const { engine, request } = served();
    expect(await request({}, mainFrame)).toMatchObject({ ok: false });
    expect(engine.answer).not.toHaveBeenCalled();
  });
});

describe('events over IPC', () => {
  it('go to the page, the engine’s and the host’s own', () => {
    const { page, subscribers, bridge } = served();
    subscribers.get('notice')?.({ level: 'info', title: 'a', text: 'b' });
    bridge.send('show', { view: 'settings', id: null });
    expect(page.send.mock.calls).toEqual([
      [EVENT_CHANNEL, 'notice', { level: 'info', title: 'a', text: 'b' }],
      [EVENT_CHANNEL, 'show', { view: 'settings', id: null }],
    ]);
  });
});
