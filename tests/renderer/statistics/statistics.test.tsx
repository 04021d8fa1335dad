import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleAlertStatistics } from '../sample/statistics.ts';

stubBrowserApis();

async function openStatistics(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'History' }));
  await app.user.click(await screen.findByRole('button', { name: 'Statistics' }));
  return app;
}

const table = (name: string) => within(screen.getByRole('region', { name }));
const firstCells = (name: string) =>
  table(name)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

describe('the statistics', () => {
  it('add up alerts, results and the feed delay', async () => {
    await openStatistics();
    const view = within(await screen.findByRole('region', { name: 'Statistics' }));
    expect(await view.findByText('Hit rate', { selector: 'dt' })).toBeDefined();
    // 3 got and 3 gone.
    expect(view.getByText('Hit rate', { selector: 'dt' }).parentElement?.textContent).toContain('50%of 6 results');
    expect(view.getByText('Feed delay').parentElement?.textContent).toBe('Feed delay0.4 s95% within 1.9\u00a0s');
    expect(view.getByText('While you were away: 8 alerts, 3 still available.')).toBeDefined();
    expect(view.getByRole('row', { name: /^Times offline, 25 min in all 2/ })).toBeDefined();
  });

  it('have a row for each entry and site, which a header sorts', async () => {
    const { user } = await openStatistics();
    await screen.findByRole('region', { name: 'Alerts by entry' });
    expect(firstCells('Alerts by entry')[2]).toBe('Deleted entry an-entry-that-was-deleted');
    expect(firstCells('Alerts by entry')[3]).toBe('Events not on this watchlist');
    expect(firstCells('Alerts by site')).toEqual(['ticketmaster', 'axs', 'No site stated']);
    await user.click(table('Alerts by site').getByRole('button', { name: 'Site' }));
    expect(firstCells('Alerts by site')).toEqual(['axs', 'No site stated', 'ticketmaster']);
    expect(table('Alerts by site').getByRole('columnheader', { name: 'Site' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });

  it('ask for the period that is chosen', async () => {
    const { user, askedFor } = await openStatistics();
    await screen.findByRole('region', { name: 'Alerts by entry' });
    await user.click(screen.getByRole('button', { name: '24 h' }));
    await screen.findByText('4,812', { exact: false });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Whose drops' }), 'axs');
    expect(askedFor('statistics.alerts')).toEqual([{ period: 'month' }, { period: 'day' }]);
    expect(askedFor('statistics.drops').at(-1)).toEqual({ event_id: null, website: 'axs', period: 'day' });
  });

  it.each([
    ['9 opened, ticketmaster', { website: 'ticketmaster', filters: { result: 'opened', entry: null, outcome: null } }],
    [
      '17 alerts, Events not on this watchlist',
      { website: null, filters: { entry: '', outcome: 'alert', result: null } },
    ],
    ['6 while paused', { website: null, filters: { result: 'paused' } }],
    ['7 Toast clicked', { website: null, filters: { result: 'clicked' } }],
    ['2 times offline', { website: null, filters: { result: 'offline' } }],
  ])('lead by a number to its rows: %s', async (name, asked) => {
    const { user, askedFor } = await openStatistics();
    await user.click(await screen.findByRole('button', { name: `${name}: show in the history` }));
    expect(await screen.findByRole('list', { name: 'Filters' })).toBeDefined();
    const query = askedFor('feed.list').at(-1);
    expect(query).toMatchObject({ view: 'everything', ...asked });
    expect(query?.filters?.from).toMatch(/^2026-/);
  });

  it('say so if there is nothing to count, or it could not be counted', async () => {
    const empty = { ...sampleAlertStatistics({ period: 'month' }), messages: 0 };
    const none = await openStatistics({ handlers: { 'statistics.alerts': () => empty } });
    expect(await screen.findByText('Nothing to count yet')).toBeDefined();
    none.page.unmount();
    await openStatistics({ handlers: { 'statistics.alerts': () => Promise.reject(new Error('Disk gone.')) } });
    expect((await screen.findByRole('alert')).textContent).toBe('The statistics are not up to date: Disk gone.');
  });
});
