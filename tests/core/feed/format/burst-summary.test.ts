import { expect, it } from 'vitest';
import { createBurstSummary } from '../../../../core/feed/format/burst-summary.ts';
import { buildItem } from '../../../support/build-item.ts';

const alertOf = (event_id: string) => buildItem({ event_id, event_infos: null, best: null, changes: [] });

it('counts every event of a long burst and names the newest, newest first', () => {
  const summary = createBurstSummary();
  for (let at = 1; at <= 1200; at += 1) summary.add(`event-${at}`, alertOf(`${at}`));
  expect(summary.format(2400, false)).toEqual({
    title: '2,400 more alerts for 1,200 events',
    body: 'Event 1200\nEvent 1199\nEvent 1198\nEvent 1197\nand 1,196 more events',
  });
});

it('names an event that alerts again before those since, and counts it once', () => {
  const summary = createBurstSummary();
  for (const id of ['a', 'b', 'a']) summary.add(id, alertOf(id));
  expect(summary.format(3, true)).toEqual({ title: 'DEMO · 3 more alerts for 2 events', body: 'Event a\nEvent b' });
});
