import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();
afterEach(() => {
  vi.useRealTimers();
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
});

const alert = (id: number, name: string) =>
  sampleItem(id, { outcome: 'alert', event_id: name, event_infos: null, best: null });

describe('a screen reader', () => {
  it('hears alerts only, at most one in 3 s, with how many it stands for', async () => {
    const { arrive } = renderApp({ feed: [] });
    const region = await screen.findByRole('status', { name: 'Newest alert' });
    expect(region.getAttribute('aria-live')).toBe('polite');
    vi.useFakeTimers();
    act(() => arrive(sampleItem(1, { outcome: 'filtered' })));
    expect(region.textContent).toBe('');
    act(() => arrive(alert(2, 'a')));
    expect(region.textContent).toBe('Event a');
    act(() => arrive(alert(3, 'b'), alert(4, 'c')));
    act(() => vi.advanceTimersByTime(2900));
    expect(region.textContent).toBe('Event a');
    act(() => vi.advanceTimersByTime(200));
    expect(region.textContent).toBe('Event c, and 1 more');
  });
});

describe('the title of a window out of sight', () => {
  it('counts alerts until it is looked at', async () => {
    const { arrive } = renderApp({ feed: [] });
    await screen.findByRole('status', { name: 'Newest alert' });
    const setHidden = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    act(() => arrive(alert(1, 'a')));
    act(() => setHidden(true));
    act(() => arrive(alert(2, 'b'), alert(3, 'c'), sampleItem(4, { outcome: 'filtered' })));
    expect(document.title).toBe('(2) Eventory Tray');
    act(() => setHidden(false));
    expect(document.title).toBe('Eventory Tray');
  });
});
