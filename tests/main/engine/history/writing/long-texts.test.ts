import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { expect, it, vi } from 'vitest';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { offerSectionsMessage } from '../../../../core/notification/messages.ts';
import { EVENT_INFOS } from '../../../../support/build-notification.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';

const MEGABYTE = 'n'.repeat(1_000_000);

interface Texts {
  readonly event_id?: string;
  readonly event_name?: string;
  /** Named by `changes`. */
  readonly section?: string;
  /** Of the only offer. */
  readonly offer_name?: string;
  readonly price_label?: string;
}

/** The caches that a message with these texts fills. */
async function cachesFilledBy({
  event_id = 'abc123',
  event_name = '',
  section = '',
  offer_name = '101',
  price_label = '',
}: Texts) {
  const set = vi.spyOn(LRUCache.prototype, 'set');
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const record = notificationRecord(1, { event_id, event_infos: { ...EVENT_INFOS, event_name } });
  const message = {
    ...offerSectionsMessage(),
    event_id,
    changes: { stock_increase: [section, offer_name] },
    sections: { a: { offer_name, price: 50, price_label, stock: 2 } },
  };
  writer.write([{ ...record, frame: JSON.stringify(message) }], NOON);
  writer.close();
  const caches = new Set(set.mock.contexts as LRUCache<string | number, object>[]);
  set.mockRestore();
  return [...caches];
}

it.each([
  ['the id of an event', { event_id: MEGABYTE }, 4],
  ['the name of an event', { event_name: MEGABYTE }, 1],
  ['the name of a section', { offer_name: MEGABYTE }, 2],
  ['the name of a section that is sold out', { section: MEGABYTE }, 1],
  ['the way a price is written', { price_label: MEGABYTE }, 1],
] as const)('%s, a megabyte of it, takes the room of hundreds in memory', async (_, texts, caches) => {
  const sizes = (await cachesFilledBy(texts)).map(({ calculatedSize }) => calculatedSize);
  expect(sizes.filter((size) => size > 500)).toHaveLength(caches);
});

it('each text of a message of usual size counts once', async () => {
  for (const cache of await cachesFilledBy({})) expect(cache.calculatedSize).toBeLessThanOrEqual(cache.size + 2);
});
