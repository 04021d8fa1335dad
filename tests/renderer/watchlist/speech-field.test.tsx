import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();

it('an entry has its own choice whether it is spoken', async () => {
  window.location.hash = '#/watchlist';
  const { user, askedFor } = renderApp();
  await user.click(await screen.findByText('MSG under 150'));
  await screen.findByRole('form', { name: 'Edit entry' });
  await user.click(screen.getByRole('combobox', { name: 'Speech' }));
  await user.click(await screen.findByRole('option', { name: 'Spoken' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedFor('watchlist.save').at(-1)?.entry).toMatchObject({ speak: true }));
});
