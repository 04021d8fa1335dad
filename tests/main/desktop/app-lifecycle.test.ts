import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { manageAppLifecycle } from '../../../main/desktop/app-lifecycle.ts';
import { desktopLinks } from '../../../main/desktop/ports/desktop-links.ts';
import { emitter, recordingLog, virtualClock } from './support.ts';

function living(stop: () => Promise<void>) {
  const events = emitter();
  const quit = vi.fn();
  const app = { on: events.on.bind(events) as unknown as App['on'], quit } satisfies Pick<App, 'on' | 'quit'>;
  let endSession = () => {};
  const onSessionEnd = (listener: () => void) => {
    endSession = listener;
  };
  const parts = {
    onSessionEnd,
    showWindow: vi.fn(),
    keepVersion: vi.fn(),
    beforeQuit: vi.fn(),
    clock: virtualClock(),
    log: recordingLog(),
  };
  manageAppLifecycle({ app, stop, ...parts });
  const askToQuit = () => {
    const event = { preventDefault: vi.fn() };
    events.emit('before-quit', event);
    return event.preventDefault.mock.calls.length > 0;
  };
  return { events, quit, askToQuit, endSession: () => endSession(), ...parts };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the app', () => {
  it('shows its window when its Dock icon is clicked, and goes on without one', () => {
    const { events, showWindow } = living(async () => {});
    events.emit('activate', {}, false);
    expect(showWindow).toHaveBeenCalledOnce();
    expect(events.listenerCount('window-all-closed')).toBe(1);
  });

  it('puts everything away before it quits, once', async () => {
    const stop = vi.fn(async () => {});
    const { askToQuit, quit, beforeQuit } = living(stop);
    expect(askToQuit()).toBe(true);
    expect(askToQuit()).toBe(true);
    await settled();
    expect([stop.mock.calls.length, beforeQuit.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1, 1]);
    expect(askToQuit()).toBe(false);
  });

  it('puts everything away when the session of Windows ends, which asks no app to quit', async () => {
    const stop = vi.fn(async () => {});
    const { endSession, askToQuit, quit } = living(stop);
    endSession();
    expect(stop).toHaveBeenCalledOnce();
    await settled();
    expect(quit).toHaveBeenCalledOnce();
    expect(askToQuit()).toBe(false);
    expect(stop).toHaveBeenCalledOnce();
  });

  it('installs no newer version when the session of Windows ends, also while it quits', async () => {
    const { endSession, askToQuit, keepVersion } = living(() => new Promise<void>(() => {}));
    askToQuit();
    expect(keepVersion).not.toHaveBeenCalled();
    endSession();
    expect(keepVersion).toHaveBeenCalledOnce();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('disk full'))],
    ['never ends', () => new Promise<void>(() => {})],
  ])('quits even where that %s', async (_how, stop) => {
    const { askToQuit, quit, clock } = living(stop);
    askToQuit();
    await settled();
    clock.advance(5_000);
    expect(quit).toHaveBeenCalledOnce();
  });
});

describe('links', () => {
  it('open in the system’s browser or in the one chosen', async () => {
    const shell = { openExternal: vi.fn(async () => {}) };
    const clipboard = { writeText: vi.fn(async () => {}) };
    const links = desktopLinks({ shell, clipboard, takeToken: () => null });
    await links.open('https://shop.example/1', null);
    expect(shell.openExternal).toHaveBeenCalledWith('https://shop.example/1');
    await links.open('https://shop.example/2', { id: 'b', label: 'Work', path: process.execPath, args: ['-p', '1'] });
    expect(shell.openExternal).toHaveBeenCalledOnce();
    expect(await links.copy('text')).toBe(true);
    expect(clipboard.writeText).toHaveBeenCalledWith('text');
    clipboard.writeText.mockRejectedValueOnce(new Error('no clipboard'));
    expect(await links.copy('text')).toBe(false);
  });
});
