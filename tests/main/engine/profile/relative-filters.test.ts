import { describe, expect, it } from 'vitest';
import { feed, message, startEngine, startGateway, state, type TestEngine } from '../harness.ts';

const offer = (price: number) => ({
  'floor-ga': { offer_name: 'Floor GA', price, price_label: `$${price}.00`, stock: 4, available: true },
});
const priced = (price: number, stock: number) =>
  message({ changes: { stock_increase: ['Floor GA'] }, sections: offer(price), stock });

/** Connected, and what the history knows is loaded: it is read in order, so the answer comes after the prices. */
async function ready(app: TestEngine): Promise<void> {
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  await feed(app);
}

async function outcomes(app: TestEngine, count: number) {
  await expect.poll(async () => (await feed(app)).length).toBe(count);
  return (await feed(app)).map(({ outcome, unverified, best }) => [best?.price, outcome, unverified.length]);
}

describe('a relative filter in the engine', () => {
  it('silences what is no new low, says why, and knows the prices after a restart', async () => {
    const simulator = await startGateway();
    const app = await startEngine({ simulator });
    await app.request('watchlist.save', { entry: { event_id: 'abc123', change_type: '*', new_low: 'event' } });
    await ready(app);
    for (const [at, price] of [150, 180, 140].entries()) simulator.sendFrame(priced(price, at + 1));
    expect(await outcomes(app, 3)).toEqual([
      [140, 'alert', 0],
      [180, 'filtered', 0],
      [150, 'alert', 1],
    ]);
    const [, filtered] = await feed(app);
    expect(filtered?.why).toMatch(/^\$180\.00 is not below the lowest seen, \$150\.00 on \d{4}-/);
    expect(filtered?.relaxation).toEqual([{ kind: 'new_low' }]);

    // The detail knows what was known then: 140 came later.
    const detail = await app.request('feed.detail', { id: filtered?.id ?? 0 });
    expect(detail?.explanation[0]).toContain('$180.00 is not below the lowest seen, $150.00');
    expect(detail?.offers.map(({ reason }) => reason)).toEqual(['30.00 above the lowest seen']);
    // And so does the preview.
    const preview = await app.request('watchlist.preview', {
      draft: { event_id: 'abc123', change_type: '*', drop_percent: 20 },
      event_id: 'abc123',
    });
    expect(preview.would_alert.map(({ item, why }) => [item.best?.price, why])).toEqual([
      [150, 'price history unverified'],
    ]);
    expect(preview.would_not.map(({ item, why }) => [item.best?.price, why])).toEqual([
      [140, 'over by 20.00'],
      [180, 'over by 60.00'],
    ]);
    await app.stop();

    const again = await startEngine({ simulator, folder: app.folder });
    await ready(again);
    simulator.sendFrame(priced(145, 7));
    simulator.sendFrame(priced(139, 8));
    expect((await outcomes(again, 5)).slice(0, 2)).toEqual([
      [139, 'alert', 0],
      [145, 'filtered', 0],
    ]);
  });

  it('applies if the server filters', async () => {
    const simulator = await startGateway();
    const app = await startEngine({ simulator });
    await app.request('settings.update', { patch: { gateway: { endpoint: 'filtered' } } });
    await app.request('watchlist.save', { entry: { event_id: 'abc123', change_type: '*', new_low: 'event' } });
    await ready(app);
    simulator.sendFrame(priced(150, 1));
    simulator.sendFrame(priced(180, 2));
    expect(await outcomes(app, 2)).toEqual([
      [180, 'filtered', 0],
      [150, 'alert', 1],
    ]);
  });
});
