import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Notification } from './notification.ts';

/**
 * A key for a notification's content: two notifications with the same one are duplicates (docs/protocol.md#10-deduplication):
 * event, region, sections, changed sections, total stock.
 *
 * Order within the message does not count, nor do times, labels and links: a link with a new session number in it
 * does not make news of what the user has already seen.
 */
export function fingerprint(notification: Notification): string {
  const known = fingerprints.get(notification);
  if (known !== undefined) return known;
  const fresh = hashOf(notification);
  fingerprints.set(notification, fresh);
  return fresh;
}

/** Notifications are values: each is hashed once. */
const fingerprints = new WeakMap<Notification, string>();

function hashOf(notification: Notification): string {
  const changes = (notification.changes ?? [])
    .map((change) => [change.type, ...[...change.sections].sort()])
    .sort((a, b) => compareText(a[0] ?? '', b[0] ?? ''));
  const offers = notification.offers
    .map((offer) => [
      offer.key,
      offer.section_key,
      offer.offer_name,
      offer.section,
      offer.available,
      offer.price,
      offer.price_without_fees,
      offer.inventory_type,
      offer.stock,
      offer.longest_adjacent_seats,
      offer.general_admission,
      offer.row,
    ])
    .sort((a, b) => compareText(String(a[0]), String(b[0])));
  const content = [
    notification.website,
    notification.event_id,
    notification.region,
    notification.stock,
    changes,
    notification.sections
      .map((section) => [section.key, section.stock])
      .sort((a, b) => compareText(String(a[0]), String(b[0]))),
    offers,
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 32);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
