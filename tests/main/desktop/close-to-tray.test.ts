import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings/settings.ts';
import {
  askCloseChoice,
  type CloseChoice,
  createCloseHandler,
  showIfUnreachable,
} from '../../../main/desktop/close-to-tray.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { appState } from './support.ts';

function closing({ tray, answer = null }: { tray: boolean; answer?: CloseChoice | null }) {
  let settings: Settings = DEFAULT_SETTINGS;
  const request = vi.fn(async (name: string, payload: unknown) => {
    if (name === 'state.get') return appState({ settings });
    settings = { ...settings, ...(payload as { patch: Partial<Settings> }).patch };
    return { ok: true, value: settings };
  });
  const parts = { hide: vi.fn(), quit: vi.fn(), ask: vi.fn(async () => answer) };
  const close = createCloseHandler({
    engine: { request: request as unknown as Engine['request'] },
    hasTray: async () => tray,
    ...parts,
  });
  return { close, ...parts, settings: () => settings };
}

describe('closing the window', () => {
  it('hides it if there is a tray icon, without a question', async () => {
    const { close, hide, ask } = closing({ tray: true });
    await close();
    expect(hide).toHaveBeenCalledOnce();
    expect(ask).not.toHaveBeenCalled();
  });

  it.each(['keep_running', 'quit'] as const)('without a tray asks once: %s', async (answer) => {
    const { close, hide, quit, ask, settings } = closing({ tray: false, answer });
    await close();
    await close();
    expect(ask).toHaveBeenCalledOnce();
    expect(settings().close_without_tray).toBe(answer);
    const [done, other] = answer === 'quit' ? [quit, hide] : [hide, quit];
    expect(done).toHaveBeenCalledTimes(2);
    expect(other).not.toHaveBeenCalled();
  });

  it('without a tray and an answer leaves the window open, and asks again', async () => {
    const { close, hide, quit, ask, settings } = closing({ tray: false });
    await close();
    await close();
    expect([hide.mock.calls.length, quit.mock.calls.length]).toEqual([0, 0]);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(settings().close_without_tray).toBe('ask');
  });

  it('asks one question at a time', async () => {
    const { close, ask } = closing({ tray: false });
    await Promise.all([close(), close()]);
    expect(ask).toHaveBeenCalledOnce();
  });

  it.each([
    [0, 'keep_running'],
    [1, 'quit'],
    [2, null],
  ])('button %i of the question means %s', async (response, choice) => {
    expect(await askCloseChoice(async () => ({ response, checkboxChecked: false }))).toBe(choice);
  });
});

describe('a hidden start', () => {
  const clock = {
    after: (_ms: number, task: () => void) => {
      task();
      return () => {};
    },
  };

  it('shows the window if no tray icon appears', async () => {
    const show = vi.fn();
    await showIfUnreachable({ hasTray: async () => false, show, clock });
    expect(show).toHaveBeenCalledOnce();
  });

  it('waits for a desktop that is still starting', async () => {
    const show = vi.fn();
    const hasTray = vi.fn(async () => hasTray.mock.calls.length > 3);
    await showIfUnreachable({ hasTray, show, clock });
    expect(show).not.toHaveBeenCalled();
  });
});
