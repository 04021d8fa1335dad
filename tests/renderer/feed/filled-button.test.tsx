import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();

it('one cart button is filled, the one that C presses: of the newest alert that stands, then of the row that is selected', async () => {
  const drop = (id: number, event_id: string, over = {}) =>
    sampleItem(id, { event_id, website: 'axs', outcome: 'alert', ...over });
  const gone = { superseded: { reason: 'gone', at: '2026-06-01T20:14:10Z', price: null } } as const;
  const feed = [drop(1000, 'one', gone), drop(992, 'two'), drop(984, 'two'), drop(976, 'three')];
  const { stores } = renderApp({ feed });
  await waitFor(() => expect(document.querySelectorAll('[data-press="cart"]')).toHaveLength(3));
  fireEvent.click(screen.getByRole('button', { expanded: false, name: /earlier/ }));
  await waitFor(() => expect(document.querySelectorAll('[data-press="cart"]')).toHaveLength(4));

  const filled = () =>
    [...document.querySelectorAll('button[class*="primary"]')].map(
      (button) => button.closest<HTMLElement>('[data-item]')?.dataset.item ?? button.closest('aside')?.ariaLabel,
    );
  expect(filled()).toEqual(['992']);
  act(() => stores.view.getState().select(976));
  await waitFor(() => expect(filled()).toHaveLength(1));
  expect(filled()).not.toContain('992');
});
