/** In an id, what would be taken for the end of the section's key, and what stands for it. */
const RESERVED = /[%/]/g;

/**
 * Names an offer within its message (docs/protocol.md#8-seatmapsections): `SECTIONKEY/OFFERID`, or `OFFERID` without a section. A slash in
 * the id is `%2F` and a percent sign `%25`, so that no two offers have the same key: `a` with `b/c` is `a/b%2Fc`, `a/b` with `c` is `a/b/c`.
 */
export function offerKey(sectionKey: string | null, offerId: string): string {
  const id = offerId.includes('/') || offerId.includes('%') ? offerId.replace(RESERVED, encodeURIComponent) : offerId;
  return sectionKey === null ? id : `${sectionKey}/${id}`;
}
