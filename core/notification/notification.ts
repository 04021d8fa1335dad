/**
 * What one message of the notification API says, after tolerant decoding (`decoding/decode-frame.ts`).
 *
 * Field names are the API's own. `null` always means "the message does not say" and never "no" or "none":
 * a filter that meets `null` answers *unknown*, not *no*.
 *
 * Records that are stored or sent (here and in the rest of core) are plain JSON in snake_case.
 */
export interface Notification {
  /** RFC3339. When the message was generated; the time of arrival if the message does not say. */
  readonly timestamp: string;
  /** RFC3339. When this app received the frame. */
  readonly received_at: string;
  readonly website: string | null;
  readonly version: string | null;
  readonly event_id: string;
  readonly region: string | null;
  /** `null` if the message has none that can be read: a change type filter is then unknown. */
  readonly changes: readonly Change[] | null;
  /** As sent. Shapes other than the two the API documents are read by what they look like. */
  readonly sections_type: string | null;
  /** Section aggregates of SeatMapSections, in message order; empty for OfferSections. */
  readonly sections: readonly SectionTotal[];
  /** In message order. */
  readonly offers: readonly Offer[];
  /** Total available stock across all sections, as the envelope gives it. */
  readonly stock: number | null;
  /** `null` if the source platform does not expose event metadata. */
  readonly event_infos: EventInfos | null;
  /** What had to be repaired or left out while decoding, in message order. Empty for a clean message. */
  readonly problems: readonly DecodingProblem[];
}

/** One key of `changes` with the section names it lists. A list rather than a map: keys are data. */
export interface Change {
  readonly type: string;
  readonly sections: readonly string[];
}

export interface SectionTotal {
  /** The key in `sections`. */
  readonly key: string;
  readonly stock: number | null;
}

/** One buyable offer, whichever of the two section shapes it came in. */
export interface Offer {
  /** Names the offer in decisions and on the bridge, as `offerKey` gives it: `SECTIONKEY/OFFERID`, or `OFFERID` for OfferSections. */
  readonly key: string;
  /** The key of the enclosing section; `null` for OfferSections. */
  readonly section_key: string | null;
  readonly offer_id: string;
  /** What a person calls the section: `section`, else the section key; OfferSections: `offer_name`, else the offer id. */
  readonly section_name: string;
  readonly offer_name: string | null;
  /** SeatMapSections `section`, as sent. */
  readonly section: string | null;
  /** OfferSections `available`, SeatMapSections `is_active`. */
  readonly available: boolean | null;
  /** Per ticket, fees included, in the site's currency. */
  readonly price: number | null;
  readonly price_without_fees: number | null;
  readonly price_label: string | null;
  readonly inventory_type: string | null;
  readonly stock: number | null;
  readonly stock_not_available: number | null;
  readonly longest_adjacent_seats: number | null;
  readonly general_admission: boolean | null;
  /** A `row` field if a message has one. `offerRow` in `core/matching/offers` also reads "Row X" from names. */
  readonly row: string | null;
  /** As sent; `core/links` decides whether it may be opened. */
  readonly atc: string | null;
}

/** Event metadata. Empty strings on the wire are `null` here. */
export interface EventInfos {
  readonly event_name: string | null;
  /** RFC3339 as sent (it may be unreadable: a date filter is then unknown). */
  readonly event_date: string | null;
  readonly event_time: string | null;
  readonly event_venue: string | null;
  readonly event_venue_url: string | null;
  readonly event_artist_name: string | null;
  readonly event_location: string | null;
  readonly event_url: string | null;
  readonly event_image: string | null;
}

/** One repair made while decoding. `path` is the place in the message: `sections.sec-101.offer-abc.price`. */
export interface DecodingProblem {
  readonly path: string;
  readonly problem: string;
}
