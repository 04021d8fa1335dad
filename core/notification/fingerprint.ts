import { type ContentHash, createContentHash, hashRecord } from './content-hash.ts';
import { memoizeByOffer } from './decoding/incremental/offer-memo.ts';
import type { Change, Notification } from './notification.ts';

/**
 * A key for a notification's content: two notifications with the same one are duplicates (docs/protocol.md#10-deduplication):
 * event, region, sections, changed sections, total stock.
 *
 * Order within the message does not count, nor do times, labels and links: a link with a new session number in it
 * does not make news of what the user has already seen.
 *
 * @returns The version of the rule and 128 bits: `3:` and 32 hexadecimal digits.
 */
export function fingerprint(notification: Notification): string {
  if (latest?.notification !== notification) {
    latest = { notification, fingerprint: FINGERPRINT_VERSION + hashOf(notification) };
  }
  return latest.fingerprint;
}

/** Another rule gives another version, so that fingerprints of earlier runs are never compared with those of another rule. */
const FINGERPRINT_VERSION = '3:';

/** Whether it was made by the rule that holds now. */
export function isCurrentFingerprint(text: string): boolean {
  return text.startsWith(FINGERPRINT_VERSION);
}

/** The decision and the history ask for the same one in turn. */
let latest: { readonly notification: Notification; readonly fingerprint: string } | null = null;

/** Every change, section and offer is hashed alone, and the hashes are added up: a sum has no order. */
function hashOf({ website, event_id, region, stock, changes, sections, offers }: Notification): string {
  const hash = createContentHash();
  hash.add(hashRecord(['event', website, event_id, region, stock]));
  for (const change of changes ?? []) addChange(hash, change);
  for (const section of sections) hash.add(hashRecord(['section', section.key, section.stock]));
  for (const offer of offers) hash.add(hashOfOffer(offer));
  return hash.digest();
}

function addChange(hash: ContentHash, { type, sections }: Change): void {
  hash.add(hashRecord(['change', type, sections.length]));
  for (const section of sections) hash.add(hashRecord(['changed section', type, section]));
}

/** The hash of an offer alone: most offers of a long message are those of an earlier one. */
const hashOfOffer = memoizeByOffer((offer) =>
  hashRecord([
    'offer',
    offer.section_key,
    offer.offer_id,
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
  ]),
);
