import { describe, expect, it } from 'vitest';
import { createFeedPublisher } from '../../../../main/engine/state/feed-publisher.ts';
import { sampleItem } from '../../../renderer/sample/feed.ts';

function start() {
  const sent: string[] = [];
  let tick = () => {};
  const after = (_ms: number, task: () => void) => {
    tick = task;
    return () => {};
  };
  const clock = { now: () => 0, elapsed: () => 0, after };
  const publisher = createFeedPublisher(clock, (event, items) =>
    sent.push(`${event} ${items.map((item) => `${item.id}${'superseded' in item ? ' stale' : ''}`).join(',')}`),
  );
  return { publisher, sent, tick: () => tick() };
}
const stale = (id: number) => sampleItem(id, { superseded: { reason: 'gone', at: '', price: null } });

describe('the publisher of the feed', () => {
  it('never sends a change before the item itself', () => {
    const { publisher, sent, tick } = start();
    publisher.add(sampleItem(1));
    publisher.add(sampleItem(2));
    publisher.change(stale(2));
    publisher.change(stale(1));
    tick();
    expect(sent).toEqual(['feed 1', 'feed 2 stale', 'feed.changed 1 stale']);
  });
});
