import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { formatGood, formatSoldOut } from '../../../renderer/statistics/drops/format-drops.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { sampleDrops } from '../sample/statistics.ts';

stubBrowserApis();

async function openEvent(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'Events' }));
  await app.user.click(await screen.findByText('Nova Kestrel'));
  return app;
}

const EMPTY = {
  ...sampleDrops({ event_id: null, website: null }),
  drops: 0,
  hours: new Array<number>(168).fill(0),
};

describe('when drops of an event come', () => {
  it('is a map whose label says it in a sentence, with what drops and alerts last', async () => {
    await openEvent();
    const map = await screen.findByRole('img', { name: /^Drops by hour of the week\. Mostly Tue and Fri 10–11 h, / });
    expect(within(map).getByText('Tue 10–11 h: 6 drops')).toBeDefined();
    expect(screen.getByText('Mostly Tue and Fri 10–11 h')).toBeDefined();
    expect(screen.getByText(/^Shortest drop 18 s, median 2 min 10 s, 9 of 10 sold out within 12 min$/)).toBeDefined();
    expect(screen.getByText('An alert stayed good for 45 s (median of 12)')).toBeDefined();
  });

  it('asks for the event, its site or all', async () => {
    const { user, askedFor } = await openEvent();
    await user.click(await screen.findByRole('button', { name: 'All events' }));
    await user.click(screen.getByRole('button', { name: 'Its site' }));
    expect(askedFor('statistics.drops')).toEqual([
      { event_id: 'par-3317', website: 'ticketmaster', period: 'month' },
      { event_id: null, website: null, period: 'month' },
      { event_id: null, website: 'ticketmaster', period: 'month' },
    ]);
  });

  it('is a table on demand, which keys scroll', async () => {
    const { user } = await openEvent();
    await screen.findByRole('img', { name: /^Drops by hour/ });
    await user.click(screen.getByRole('button', { name: 'Drops as a table' }));
    const table = screen.getByRole('region', { name: 'Drops by hour of the week' });
    expect(table.tabIndex).toBe(0);
    const ten = within(table).getByRole('row', { name: /^10–11 h/ });
    const counts = within(ten)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(counts).toEqual(
      ['0', '6', '0', '0', '6', '0', '0'].map((text, day) => (day === 1 || day === 4 ? text : expect.any(String))),
    );
    expect(within(table).getAllByRole('row')).toHaveLength(25);
  });

  it('has hours as the settings write them', async () => {
    const state = sampleState();
    await openEvent({ state: { ...state, settings: { ...state.settings, time: { zone: 'UTC', clock: '12h' } } } });
    expect(await screen.findByText(/^Mostly Tue and Fri 10–11\sAM$/)).toBeDefined();
  });

  it('says so if there are none, too few to tell, or they could not be read', async () => {
    const none = await openEvent({ handlers: { 'statistics.drops': () => EMPTY } });
    expect(await screen.findByText(/^No drops yet\./)).toBeDefined();
    expect(screen.queryByRole('img', { name: /^Drops by hour/ })).toBeNull();
    none.page.unmount();
    const few = { ...EMPTY, drops: 2, hours: EMPTY.hours.map((_, hour) => (hour < 2 ? 1 : 0)) };
    const some = await openEvent({ handlers: { 'statistics.drops': () => few } });
    expect(await screen.findByText('Too few to tell when')).toBeDefined();
    some.page.unmount();
    await openEvent({ handlers: { 'statistics.drops': () => Promise.reject(new Error('Disk gone.')) } });
    expect((await screen.findByRole('alert')).textContent).toBe('When drops come could not be read: Disk gone.');
  });
});

const durations = (count: number, shortest_ms: number | null, median_ms: number | null, p90_ms: number | null) => ({
  count,
  shortest_ms,
  median_ms,
  p90_ms,
});

it.each([
  [durations(0, null, null, null), '', ''],
  [durations(1, 9_000, 9_000, 9_000), 'The one drop that sold out took 9.0 s', 'An alert stayed good for 9.0 s (once)'],
])('of %o says "%s" and "%s"', (times, soldOut, good) => {
  expect([formatSoldOut(times), formatGood(times)]).toEqual([soldOut, good]);
});
