import { screen, within } from '@testing-library/react';
import { renderApp } from '../render-app.tsx';
import { SAMPLE_WATCHLIST } from '../sample/watchlist.ts';

export const open = async (...options: Parameters<typeof renderApp>) => {
  const app = renderApp(...options);
  await screen.findByRole('heading', { name: 'Watchlist' });
  return app;
};
export const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) => SAMPLE_WATCHLIST.find(({ entry }) => row.textContent?.includes(entry.label))?.entry.id)
    .filter((id) => id !== undefined);
