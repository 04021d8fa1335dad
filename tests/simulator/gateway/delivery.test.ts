import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_API_KEY, type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { sampleMessage } from '../sample-message.ts';
import { connectClient } from '../test-client.ts';
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts';

const MINUTE_MS = 60_000;
const NO_DELIVERIES = { sent: 0, unlisted: 0, filtered: 0, duplicate: 0, overrun: 0 };

let simulator: Simulator;
let clock: VirtualClock;
afterEach(() => simulator.dispose());

async function start(entries: readonly unknown[], apiKeys = [DEFAULT_API_KEY]): Promise<void> {
  clock = createVirtualClock();
  simulator = await startSimulator({ clock, apiKeys });
  simulator.saveWatchlist(entries);
}

describe('/notifications/subscribe (docs/protocol.md#9-server-side-filtering)', () => {
  it.each([
    ['an event on the watchlist', { event_id: 'event-1' }, { sent: 1 }],
    ['another event', { event_id: 'event-2' }, { unlisted: 1 }],
    [
      'another change than the default stock_increase',
      { event_id: 'event-1', change_type: 'price_increase' },
      { unlisted: 1 },
    ],
    [
      'one of several change types',
      { event_id: 'event-1', change_type: ['price_increase', 'stock_increase'] },
      { sent: 1 },
    ],
    ['any change type', { event_id: 'event-1', change_type: ['*'] }, { sent: 1 }],
    [
      'filters that are the client’s to apply',
      { event_id: 'event-1', max_price_filter: 10, section: '999' },
      { sent: 1 },
    ],
    ['a mute, likewise', { event_id: 'event-1', muted_until: '2030-01-01T00:00:00Z' }, { sent: 1 }],
  ])('%s', async (_, entry, expected) => {
    await start([entry]);
    await connectClient(simulator);
    expect(simulator.sendNotification(sampleMessage())).toEqual({ ...NO_DELIVERIES, ...expected });
  });

  it('delivers the message as it was published', async () => {
    await start([{ event_id: 'event-1' }]);
    const client = await connectClient(simulator);
    simulator.sendNotification(sampleMessage());
    await client.waitForFrames(1);
    expect(client.frames).toEqual([{ text: JSON.stringify(sampleMessage()), binary: false }]);
  });

  it('needs only one of several entries for the event to match', async () => {
    await start([{ event_id: 'event-1', change_type: 'price_decrease' }, { event_id: 'event-1' }]);
    await connectClient(simulator);
    expect(simulator.sendNotification(sampleMessage()).sent).toBe(1);
  });
});

describe('/notifications/subscribe/filtered (docs/protocol.md#9-server-side-filtering)', () => {
  it.each([
    ['no filter', {}, 'sent'],
    ['a price within', { max_price_filter: 95 }, 'sent'],
    ['a price above', { max_price_filter: 94.99 }, 'filtered'],
    ['a section that matches', { section: '101-110' }, 'sent'],
    ['a section that does not', { section: '2xx' }, 'filtered'],
    ['too few seats', { seat_quantity: 3 }, 'filtered'],
    ['a class that is off', { standard_tickets: false }, 'filtered'],
    ['a mute that lasts', { muted_until: '2026-06-01T18:00:01Z' }, 'filtered'],
    ['a mute that is over', { muted_until: '2026-06-01T18:00:00Z' }, 'sent'],
    ['another change type', { change_type: 'price_decrease' }, 'unlisted'],
    ['a fact the message does not state', { date_filter: 'sat' }, 'sent'],
  ])('%s', async (_, filters, expected) => {
    await start([{ event_id: 'event-1', ...filters }]);
    await connectClient(simulator, { endpoint: 'filtered' });
    expect(simulator.sendNotification(sampleMessage())).toEqual({ ...NO_DELIVERIES, [expected]: 1 });
  });

  it('never sends what is on no watchlist', async () => {
    await start([]);
    await connectClient(simulator, { endpoint: 'filtered' });
    expect(simulator.sendNotification(sampleMessage())).toEqual({ ...NO_DELIVERIES, unlisted: 1 });
  });
});

describe('deduplication (docs/protocol.md#10-deduplication)', () => {
  it('suppresses the same content for 15 minutes from when it was sent', async () => {
    await start([{ event_id: 'event-1' }]);
    await connectClient(simulator);
    expect(simulator.sendNotification(sampleMessage()).sent).toBe(1);
    clock.advance(10 * MINUTE_MS);
    expect(simulator.sendNotification(sampleMessage({ timestamp: '2026-06-01T18:10:00Z' })).duplicate).toBe(1);
    clock.advance(5 * MINUTE_MS - 1);
    expect(simulator.sendNotification(sampleMessage()).duplicate).toBe(1);
    clock.advance(1);
    expect(simulator.sendNotification(sampleMessage()).sent).toBe(1);
    expect(simulator.sendNotification(sampleMessage()).duplicate).toBe(1);
  });

  it.each([
    ['the region', { region: 'UK' }],
    ['the total stock', { stock: 3 }],
    ['the changed sections', { changes: { stock_increase: ['Section 101', 'Section 102'] } }],
    ['the sections', { sections: { 'sec-102': { stock: 2 } } }],
  ])('does not suppress a message that differs in %s', async (_, difference) => {
    await start([{ event_id: 'event-1' }]);
    await connectClient(simulator);
    simulator.sendNotification(sampleMessage());
    expect(simulator.sendNotification(sampleMessage(difference)).sent).toBe(1);
  });

  it('keeps each identity’s memory apart', async () => {
    await start([{ event_id: 'event-1' }], ['key-one', 'key-two']);
    await connectClient(simulator, { apiKey: 'key-one' });
    await connectClient(simulator, { apiKey: 'key-two' });
    expect(simulator.sendNotification(sampleMessage())).toEqual({ ...NO_DELIVERIES, sent: 2 });
  });

  it('lets a second connection of one identity eat alerts of the first', async () => {
    await start([{ event_id: 'event-1' }]);
    const first = await connectClient(simulator);
    const second = await connectClient(simulator, { endpoint: 'filtered' });
    for (let stock = 1; stock <= 10; stock++)
      expect(simulator.sendNotification(sampleMessage({ stock }))).toEqual({ ...NO_DELIVERIES, sent: 1, duplicate: 1 });
    await Promise.all([first.waitForFrames(5), second.waitForFrames(5)]);
  });

  it('outlasts the connection: what went into a dead socket is not repeated', async () => {
    await start([{ event_id: 'event-1' }]);
    const client = await connectClient(simulator);
    simulator.stall();
    expect(simulator.sendNotification(sampleMessage()).sent).toBe(1);
    client.socket.terminate();
    await client.closed;
    await connectClient(simulator);
    expect(simulator.sendNotification(sampleMessage())).toMatchObject({ sent: 0 });
  });

  it('does not remember what the filters rejected', async () => {
    await start([{ event_id: 'event-1', max_price_filter: 10 }]);
    await connectClient(simulator, { endpoint: 'filtered' });
    expect(simulator.sendNotification(sampleMessage()).filtered).toBe(1);
    simulator.saveWatchlist([{ event_id: 'event-1' }]);
    expect(simulator.sendNotification(sampleMessage()).sent).toBe(1);
  });
});

describe('what the simulator refuses', () => {
  it('publishing what is no notification', async () => {
    await start([]);
    expect(() => simulator.sendNotification({ stock: 1 })).toThrow('Use sendFrame');
  });

  it('saving a watchlist entry that cannot be read, naming the field', async () => {
    await start([]);
    expect(() => simulator.saveWatchlist([{ event_id: 'a' }, { event_id: 'b', section: '10-' }])).toThrow(
      /Entry 2 .* section: /,
    );
  });
});
