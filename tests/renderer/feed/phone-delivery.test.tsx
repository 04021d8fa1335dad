import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/feed';
});

const at = (seconds: number) => new Date(Date.parse('2026-06-01T18:20:04Z') + seconds * 1000).toISOString();

it('the detail tells how an alert went from the desk to the phone and back', async () => {
  const item = sampleItem(900, {
    received_at: at(0),
    phone: { at: at(60), to: ['ntfy', 'Telegram'], times: 2, last_at: at(180), withdrawn_at: at(191) },
    result: { outcome: 'got', at: at(190), tickets: 2 },
  });
  const { stores } = renderApp({ feed: [item] });
  await act(async () => stores.view.getState().select(900));
  const steps = await screen.findByText(/^desk /);
  expect(steps.textContent).toMatch(
    /^desk \S+ · phone \S+ \(ntfy and Telegram\) · 2 times until \S+ · got it \S+ · withdrawn \S+$/,
  );
});
