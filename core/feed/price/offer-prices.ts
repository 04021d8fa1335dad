import type { Offer } from '../../notification/notification.ts';

export interface SeenPrice {
  readonly price: number;
  /** As the site writes it. */
  readonly label: string | null;
  /** RFC3339. When it was last seen. */
  readonly at: string;
}

/** The newest price of an offer, and the one before it. */
export interface OfferPrices {
  readonly last: SeenPrice;
  readonly previous: SeenPrice | null;
}

/** What names an offer within its event. */
export type OfferName = Pick<Offer, 'section_key' | 'offer_id'>;

/** The prices of an event's offers. */
export interface OfferPricesTable {
  get(offer: OfferName): OfferPrices | null;
  /** A price later than all that are known of the offer. */
  addLater(offer: Offer, price: number, at: string): void;
  /** A price earlier than all that are known of the offer. */
  addEarlier(offer: Offer, price: number, at: string): void;
}

/** Written in place: every message says every price again. */
interface Row {
  price: number;
  label: string | null;
  at: string;
  previous: SeenPrice | null;
}

/**
 * Creates a table without offers. It looks them up by section, then by id, both of which are names in the message: their text needs
 * not be put together and hashed for each offer of each message.
 *
 * @param maxOffers For one more, the oldest of the section known longest is forgotten.
 */
export function createOfferPricesTable(maxOffers: number): OfferPricesTable {
  const sections = new Map<string | null, Map<string, Row>>();
  let count = 0;

  function rowsOf(section: string | null): Map<string, Row> {
    const known = sections.get(section);
    if (known !== undefined) return known;
    const rows = new Map<string, Row>();
    sections.set(section, rows);
    return rows;
  }

  function forgetOldest(): void {
    for (const [section, rows] of sections) {
      for (const id of rows.keys()) {
        rows.delete(id);
        count -= 1;
        if (rows.size === 0) sections.delete(section);
        return;
      }
    }
  }

  return {
    get({ section_key, offer_id }) {
      const row = sections.get(section_key)?.get(offer_id);
      return row === undefined ? null : { last: toSeen(row), previous: row.previous };
    },
    addLater({ section_key, offer_id, price_label: label }, price, at) {
      const rows = rowsOf(section_key);
      const row = rows.get(offer_id);
      if (row === undefined) {
        rows.set(offer_id, { price, label, at, previous: null });
        count += 1;
        if (count > maxOffers) forgetOldest();
        return;
      }
      if (row.price !== price) row.previous = toSeen(row);
      row.price = price;
      row.label = label;
      row.at = at;
    },
    addEarlier({ section_key, offer_id, price_label: label }, price, at) {
      const row = sections.get(section_key)?.get(offer_id);
      if (row === undefined) {
        if (count >= maxOffers) return;
        rowsOf(section_key).set(offer_id, { price, label, at, previous: null });
        count += 1;
      } else if (row.previous === null && row.price !== price) row.previous = { price, label, at };
    },
  };
}

function toSeen({ price, label, at }: Row): SeenPrice {
  return { price, label, at };
}
