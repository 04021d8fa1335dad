import { type ContentHash, createContentHash } from './content-hash.ts';
import { memoizeByOffer } from './decoding/incremental/offer-memo.ts';
import type { Change, Notification, SectionTotal } from './notification.ts';

/**
 * A key for a notification's content: two notifications with the same one are duplicates (docs/protocol.md#10-deduplication):
 * event, region, sections, changed sections, total stock.
 *
 * Order within the message does not count, nor do times, labels and links: a link with a new session number in it
 * does not make news of what the user has already seen.
 *
 * @returns The version of the rule and 128 bits: `2:` and 32 hexadecimal digits.
 */
export function fingerprint(notification: Notification): string {
  if (latest?.notification !== notification) {
    latest = { notification, fingerprint: FINGERPRINT_VERSION + hashOf(notification) };
  }
  return latest.fingerprint;
}

/** Another rule gives another version, so that fingerprints of earlier runs are never compared with those of another rule. */
const FINGERPRINT_VERSION = '2:';

/** Whether it was made by the rule that holds now. */
export function isCurrentFingerprint(text: string): boolean {
  return text.startsWith(FINGERPRINT_VERSION);
}

/** The decision and the history ask for the same one in turn. */
let latest: { readonly notification: Notification; readonly fingerprint: string } | null = null;

/** Every change, section and offer is hashed alone, and the hashes are added up: a sum has no order. */
function hashOf(notification: Notification): string {
  const hash = createContentHash();
  hash.value(notification.website);
  hash.value(notification.event_id);
  hash.value(notification.region);
  hash.value(notification.stock);
  hash.add();
  for (const change of notification.changes ?? []) addChange(hash, change);
  for (const section of notification.sections) addSection(hash, section);
  for (const offer of notification.offers) hash.addHashed(hashOfOffer(offer));
  return hash.digest();
}

function addChange(hash: ContentHash, { type, sections }: Change): void {
  hash.value('change');
  hash.value(type);
  hash.value(sections.length);
  hash.add();
  for (const section of sections) {
    hash.value('changed section');
    hash.value(type);
    hash.value(section);
    hash.add();
  }
}

function addSection(hash: ContentHash, { key, stock }: SectionTotal): void {
  hash.value('section');
  hash.value(key);
  hash.value(stock);
  hash.add();
}

/** The hash of an offer alone: most offers of a long message are those of an earlier one. */
const offerHash = createContentHash();
const hashOfOffer = memoizeByOffer((offer) => {
  const hash = offerHash;
  hash.value('offer');
  hash.value(offer.section_key);
  hash.value(offer.offer_id);
  hash.value(offer.offer_name);
  hash.value(offer.section);
  hash.value(offer.available);
  hash.value(offer.price);
  hash.value(offer.price_without_fees);
  hash.value(offer.inventory_type);
  hash.value(offer.stock);
  hash.value(offer.longest_adjacent_seats);
  hash.value(offer.general_admission);
  hash.value(offer.row);
  return hash.add();
});
