import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleDetail } from '../sample/detail.ts';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();

it('the table of offers says everything of each, those that pass first however it is sorted', async () => {
  const item = sampleItem(1000);
  const detail = sampleDetail(item);
  const offers = detail.offers.map((evaluation) =>
    evaluation.passes ? evaluation : { ...evaluation, classes: ['resale'] },
  );
  const { user } = renderApp({ feed: [item], handlers: { 'feed.detail': () => ({ ...detail, offers }) } });
  await user.click((await screen.findAllByRole('article'))[1] as HTMLElement);
  const pane = within(await screen.findByRole('complementary', { name: 'Details' }));
  const table = within((await pane.findByRole('button', { name: 'Section' })).closest('table') as HTMLElement);
  const lines = () =>
    table
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      );

  expect(lines()).toEqual([
    ['101', 'C', '3', '5', '222.50 + 16.00', '€238.50', 'Cart'],
    ['107', '–', '3', '2', '231.50 + 16.00', '€247.50', 'Cart'],
    ['110', 'C', '3', '3', '276.50 + 16.00', '€292.50', 'Cart'],
    ['207resale', 'C', '3', '1', '539.50 + 16.00', '€555.50', 'over by 255.50'],
  ]);
  expect(table.getAllByRole('img', { name: 'in this change' })).toHaveLength(2);

  await user.click(table.getByRole('button', { name: 'Price' }));
  const price = table.getByRole('columnheader', { name: 'Price' });
  if (price.getAttribute('aria-sort') === 'ascending') await user.click(table.getByRole('button', { name: 'Price' }));
  expect(price.getAttribute('aria-sort')).toBe('descending');
  expect(lines().map(([section]) => section)).toEqual(['110', '107', '101', '207resale']);
});
