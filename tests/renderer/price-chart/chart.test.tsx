import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventSeries } from '../../../core/series/event-series.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { axisWidth } from '../../../renderer/price-chart/axis-width.ts';
import { chartData } from '../../../renderer/price-chart/chart-data.ts';
import { maxPricesOf } from '../../../renderer/price-chart/max-prices.ts';
import { maxPricesInSight, priceRange } from '../../../renderer/price-chart/price-range.ts';
import { isInGap, seriesRows } from '../../../renderer/price-chart/series-rows.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { NOW_MS } from '../sample/events.ts';
import { sampleSeries } from '../sample/series.ts';

stubBrowserApis();

/** jsdom draws nothing. */
beforeAll(() => {
  const context = new Proxy({}, { get: () => () => ({ width: 10 }), set: () => true });
  HTMLCanvasElement.prototype.getContext = (() => context) as never;
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo() {}
      lineTo() {}
      closePath() {}
      rect() {}
      arc() {}
    },
  );
});

async function openEvent(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'Events' }));
  await app.user.click(await screen.findByText('Nova Kestrel'));
  return app;
}

describe('the chart of an event', () => {
  it('is drawn, and says what holds now', async () => {
    await openEvent();
    const chart = await screen.findByRole('img', { name: /^Lowest price and stock over time.*3 alerts/ });
    await waitFor(() => expect(chart.querySelector('canvas')).not.toBeNull());
    const pane = screen.getByRole('complementary', { name: 'Event' });
    // In the facts of the event, and below the chart.
    expect(within(pane).getAllByText('€177.50')).toHaveLength(2);
    expect(within(pane).getByText('1,218 left')).toBeDefined();
  });

  it('marks the highest price of the entries that are on', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('link', { name: 'Events' }));
    await user.click(await screen.findByText(/^The Midnight Parade/));
    expect(await screen.findByRole('img', { name: /Your max: \$150\.00\.$/ })).toBeDefined();
    expect(screen.getByText(/your max/)).toBeDefined();
  });

  it('is in the detail of a notification too, small, and asks for its event', async () => {
    const { stores, askedFor } = renderApp();
    act(() => stores.view.getState().select(1000));
    const pane = await screen.findByRole('complementary', { name: 'Details' });
    const box = await within(pane).findByRole('region', { name: 'Lowest price and stock' });
    await within(box).findByRole('img', { name: /^Lowest price and stock over time/ });
    expect(askedFor('events.series')).toHaveLength(1);
    expect(askedFor('events.series')[0]).toMatchObject({ section: '', class: 'all', range: 'day' });
  });

  it('is not in the detail while nothing is known of the event', async () => {
    const empty = { ...sampleSeries({ section: '', range: 'day' } as never), steps: [], choices: [] };
    const { stores, askedFor } = renderApp({ handlers: { 'events.series': () => empty } });
    act(() => stores.view.getState().select(1000));
    await screen.findByRole('complementary', { name: 'Details' });
    await waitFor(() => expect(askedFor('events.series')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Lowest price and stock' })).toBeNull());
  });

  it('asks for the range, section and class that are chosen', async () => {
    const { user, askedFor } = await openEvent();
    await user.click(await screen.findByRole('button', { name: '7 d' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Class' }), 'Resale');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Section' }), 'Section 101');
    const event = { event_id: 'par-3317', website: 'ticketmaster' };
    expect(askedFor('events.series')).toEqual([
      { ...event, section: '', class: 'all', range: 'day' },
      { ...event, section: '', class: 'all', range: 'week' },
      { ...event, section: '', class: 'resale', range: 'week' },
      // There is no resale series of the section.
      { ...event, section: '101', class: 'all', range: 'week' },
    ]);
  });

  it('is a table on demand, with every step, alert and gap', async () => {
    const { user } = await openEvent();
    await user.click(await screen.findByRole('button', { name: 'As a table' }));
    const table = within(screen.getByRole('region', { name: /newest first$/ }));
    expect(table.getAllByRole('row')).toHaveLength(1 + 60 + 3 + 1);
    expect(table.getAllByText('alert')).toHaveLength(3);
    expect(table.getAllByText('sold out')).toHaveLength(2);
    expect(table.getByText(/^no data until/)).toBeDefined();
  });

  it('says what went wrong, and if nothing is known', async () => {
    const failing = await openEvent({ handlers: { 'events.series': () => Promise.reject(new Error('Disk gone.')) } });
    expect((await screen.findByRole('alert')).textContent).toContain('Disk gone.');
    failing.page.unmount();
    const empty = { ...sampleSeries({ section: '', range: 'day' } as never), steps: [] };
    await openEvent({ handlers: { 'events.series': () => empty } });
    expect(await screen.findByText('No prices are known for this time.')).toBeDefined();
  });
});

it('room is made for a highest price near the prices, and not for one far away', () => {
  expect(priceRange(100, 140, [])).toEqual([80, 146]);
  expect(priceRange(100, 140, [150])).toEqual([75, 157.5]);
  expect(priceRange(100, 140, [900])).toEqual([80, 146]);
  expect(priceRange(null, null, [150])).toEqual([0, 1]);
});

it('the highest prices are those of entries that are on, each once', () => {
  const entry = (max_price_filter: number | null, enabled = true) => newEntry('a', 'a', { max_price_filter, enabled });
  expect(maxPricesOf([entry(150), entry(null), entry(90), entry(150), entry(60, false)])).toEqual([90, 150]);
});

it('the chart goes on to now with what held last, and begins with its range', () => {
  const series = { ...sampleSeries({ section: '', range: 'day' } as never), from: 1_000, to: 5_000, gaps: [] };
  expect(
    chartData({
      ...series,
      steps: [
        [0, 10, 1],
        [2_000, null, 0],
        [4_000, 12, 3],
      ],
    }),
  ).toEqual([
    [1, 2, 2, 4, 5],
    [10, 10, null, 12, 12],
    [1, 1, 0, 3, 3],
  ]);
});

describe('the line of the chart', () => {
  const seriesOf = (changed: Partial<EventSeries>): EventSeries => ({
    ...sampleSeries({ section: '', range: 'day' } as never),
    from: 1_000,
    to: 9_000,
    gaps: [],
    ...changed,
  });

  it('ends when everything is sold out, not at the step before', () => {
    const steps = [
      [2_000, 10, 1],
      [6_000, null, 0],
    ] as const;
    expect(chartData(seriesOf({ steps }))).toEqual([
      [2, 6, 6, 9],
      [10, 10, null, null],
      [1, 1, 0, 0],
    ]);
  });

  it('is not drawn across a gap', () => {
    const steps = [
      [2_000, 10, 1],
      [8_000, 12, 3],
    ] as const;
    expect(chartData(seriesOf({ steps, gaps: [[4_000, 6_000]] }))).toEqual([
      [2, 4, 4, 6, 8, 9],
      [10, 10, null, 10, 12, 12],
      [1, 1, null, 1, 3, 3],
    ]);
  });

  it('ends with a gap that lasts, and begins with what came in one', () => {
    const steps = [[5_000, 10, 1]] as const;
    const gaps = [
      [3_000, 6_000],
      [7_000, 9_000],
    ] as const;
    expect(chartData(seriesOf({ steps, gaps: gaps.slice(0, 1) }))).toEqual([
      [5, 9],
      [10, 10],
      [1, 1],
    ]);
    expect(chartData(seriesOf({ steps, gaps: gaps.slice(1) }))).toEqual([
      [5, 7, 7, 9],
      [10, 10, null, 10],
      [1, 1, null, 1],
    ]);
  });

  it('of nothing is nothing', () => {
    expect(chartData(seriesOf({ steps: [], gaps: [[2_000, 3_000]] }))).toEqual([[], [], []]);
  });
});

it('an axis has room for its longest label, and some if it has none', () => {
  const ctx = { font: '', save() {}, restore() {}, measureText: ({ length }: string) => ({ width: 7 * length }) };
  const widthFor = (labels: string[] | null) => axisWidth('11px sans-serif')({ ctx }, labels);
  expect(widthFor(['CA$1,000.00', 'CA$112,345.00', '$1'])).toBeGreaterThan(7 * 'CA$112,345.00'.length);
  expect(widthFor(null)).toBeGreaterThan(0);
});

it('nothing is said of a moment in a gap, until a message comes', () => {
  const series = { gaps: [[4_000, 8_000]] as const, steps: [[1_000, 10, 1] as const, [6_000, 12, 3] as const] };
  expect([3_999, 4_000, 5_999, 6_000, 8_000].map((at) => isInGap(series, at))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('the legend has the highest prices that are in sight', () => {
  const steps = [[0, 100, 1] as const, [1, 140, 1] as const, [2, null, 0] as const];
  expect(maxPricesInSight(steps, [150, 900])).toEqual([150]);
  expect(maxPricesInSight([], [150])).toEqual([]);
});

it('rows of alerts have the price and stock of their moment', () => {
  const rows = seriesRows({
    ...sampleSeries({ section: '', range: 'day' } as never),
    steps: [[0, 10, 1]],
    alerts: [NOW_MS],
    gaps: [],
  });
  expect(rows).toMatchObject([{ kind: 'alert', price: 10, stock: 1 }, { kind: 'step' }]);
});

it('a language that is no language tag does not keep the chart from loading', async () => {
  const language = vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US@posix');
  await import('../../../renderer/price-chart/valid-language.ts?posix' as string);
  expect(() => new Intl.NumberFormat(navigator.language)).not.toThrow();
  Reflect.deleteProperty(navigator, 'language');
  language.mockRestore();
});
