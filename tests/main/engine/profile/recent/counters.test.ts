import { describe, expect, it } from 'vitest';
import { createEmptyHistory } from '../../../../../main/engine/history/empty-history.ts';
import type { ProcessedNotification } from '../../../../../main/engine/pipeline/processed-notification.ts';
import { createCounters } from '../../../../../main/engine/profile/recent/counters.ts';
import { buildItem } from '../../../../support/build-item.ts';
import { EVENT_INFOS } from '../../../../support/build-notification.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const MAX_EVENTS = 5_000;

const create = async () =>
  createCounters(
    () => NOW,
    () => 'UTC',
    await createEmptyHistory().resume(NOW, NOW),
  );
const infos = (event_name: string) => ({ ...EVENT_INFOS, event_name });
const heard = (event_id: string, event_name = 'Artist') =>
  ({ item: buildItem({ event_id, event_infos: infos(event_name) }), receivedAtMs: NOW }) as ProcessedNotification;
const recorded = (event_id: string, event_name = 'Artist') => ({
  event_id,
  website: 'axs',
  region: null,
  event_infos: infos(event_name),
});

describe('the metadata of events', () => {
  it('is kept of the 5,000 events heard of last', async () => {
    const counters = await create();
    for (let event = 0; event <= MAX_EVENTS; event += 1) counters.add(heard(`${event}`));
    expect(['0', '1', `${MAX_EVENTS}`].map((id) => counters.eventMetadata(id)?.event_id)).toEqual([
      undefined,
      '1',
      `${MAX_EVENTS}`,
    ]);
  });

  it('is kept of fewer if their names are books: 5 MB of them take all the room', async () => {
    const counters = await create();
    const book = 'n'.repeat(1_000_000);
    for (let event = 0; event < 20; event += 1) counters.add(heard(`${event}`, book));
    expect(counters.eventMetadata('19')).not.toBeNull();
    expect(counters.eventMetadata('0')).toBeNull();
  });

  it('of earlier runs takes no room from that of this run', async () => {
    const counters = await create();
    const book = 'n'.repeat(5_000_000);
    counters.add(heard('now', book));
    counters.add(heard('usual'));
    counters.addEvents([
      recorded('usual', 'Old'),
      recorded('earlier'),
      recorded('book', book),
      recorded('book 2', book),
      recorded('last'),
    ]);
    expect(
      ['now', 'usual', 'earlier', 'book', 'book 2', 'last'].map(
        (id) => counters.eventMetadata(id)?.event_infos?.event_name?.length,
      ),
    ).toEqual([5_000_000, 6, 6, 5_000_000, undefined, 6]);
  });
});
