import { screen } from '@testing-library/react';
import { renderApp } from '../render-app.tsx';

export const open = async (...options: Parameters<typeof renderApp>) => {
  const app = renderApp(...options);
  await screen.findByRole('heading', { name: 'Connection' });
  return app;
};
