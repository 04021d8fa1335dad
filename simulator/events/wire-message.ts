/** A message as the API sends it (docs/protocol.md#4-message-envelope): what goes over the wire, before any decoding. */
export interface WireMessage {
  readonly timestamp: string;
  readonly website: string;
  readonly version: string;
  readonly event_id: string;
  readonly region: string;
  readonly changes: Readonly<Record<string, readonly string[]>>;
  readonly sections_type: 'OfferSections' | 'SeatMapSections';
  readonly sections: Readonly<Record<string, WireTier | WireSection>>;
  readonly stock: number;
  readonly event_infos?: WireEventInfos;
}

/** One tier of OfferSections. */
export interface WireTier {
  readonly offer_name: string;
  readonly available: boolean;
  readonly price: number;
  readonly price_label: string;
  readonly stock: number;
  readonly atc: string;
}

/** One section of SeatMapSections: its aggregate, and its offers by id. */
export type WireSection = { readonly stock: number } & { readonly [offerId: string]: WireSeatOffer | number };

/** One offer of SeatMapSections. */
export interface WireSeatOffer {
  readonly offer_name: string;
  readonly price: number;
  readonly price_without_fees: number;
  readonly price_label: string;
  readonly section: string;
  readonly inventory_type: 'primary' | 'resale';
  readonly is_active: boolean;
  readonly stock: number;
  readonly stock_not_available: number;
  readonly atc: string;
  readonly longest_adjacent_seats: number;
  readonly general_admission: boolean;
}

export interface WireEventInfos {
  readonly event_name: string;
  readonly event_date: string;
  readonly event_time: string;
  readonly event_venue: string;
  readonly event_venue_url: string;
  readonly event_artist_name: string;
  readonly event_location: string;
  readonly event_url: string;
  readonly event_image: string;
}
