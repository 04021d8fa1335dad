import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { parseWatchLink } from '../../../core/watchlist/formats/link/parse-watch-link.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();

it('an entry’s link is copied from its form', async () => {
  const { stores, user, askedFor } = renderApp({ state: sampleState({ profile: 'live' }) });
  await waitFor(() => expect(stores.watchlist.getState().byId.size).toBeGreaterThan(0));
  const [entryId = ''] = stores.watchlist.getState().byId.keys();
  act(() => stores.editor.getState().edit({ entryId, overrides: {} }));
  await user.click(await screen.findByRole('button', { name: 'Copy link' }));
  const [{ text } = { text: '' }] = askedFor('clipboard.write') as { text: string }[];
  const event_id = stores.watchlist.getState().byId.get(entryId)?.entry.event_id;
  expect(parseWatchLink(text)).toMatchObject({ ok: true, entry: { event_id } });
});
