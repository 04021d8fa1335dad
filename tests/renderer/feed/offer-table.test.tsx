import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleDetail, sampleItem } from '../sample.ts';

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
    ['101', 'C', '3', '5', '79.00 + 16.00', '$95.00', 'Cart'],
    ['107', '–', '3', '2', '79.00 + 25.00', '$104.00', 'Cart'],
    ['110', 'C', '3', '3', '79.00 + 70.00', '$149.00', 'Cart'],
    ['207resale', 'C', '3', '1', '79.00 + 333.00', '$412.00', 'over by 262.00'],
  ]);
  expect(table.getAllByRole('img', { name: 'in this change' })).toHaveLength(2);

  await user.click(table.getByRole('button', { name: 'Price' }));
  const price = table.getByRole('columnheader', { name: 'Price' });
  if (price.getAttribute('aria-sort') === 'ascending') await user.click(table.getByRole('button', { name: 'Price' }));
  expect(price.getAttribute('aria-sort')).toBe('descending');
  expect(lines().map(([section]) => section)).toEqual(['110', '107', '101', '207resale']);
});
