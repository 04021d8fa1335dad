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
 * Creates a table without offers. Once those seen lately fill half of it, those seen before them and not since are forgotten.
 *
 * @param maxOffers How many it holds at most. Of a message with more than half as many, some are forgotten.
 */
export function createOfferPricesTable(maxOffers: number): OfferPricesTable {
  const maxRecent = maxOffers / 2;
  let recent = createRows();
  /** Some of these have been seen since: they are the same objects in `recent`. */
  let former = createRows();

  function find({ section_key, offer_id }: OfferName): Row | undefined {
    return recent.get(section_key, offer_id) ?? former.get(section_key, offer_id);
  }

  function addRecent({ section_key, offer_id }: OfferName, row: Row): void {
    if (recent.count() >= maxRecent) {
      former = recent;
      recent = createRows();
    }
    recent.set(section_key, offer_id, row);
  }

  return {
    get(offer) {
      const row = find(offer);
      return row === undefined ? null : { last: toSeen(row), previous: row.previous };
    },
    addLater(offer, price, at) {
      const { section_key, offer_id, price_label: label } = offer;
      const seenLately = recent.get(section_key, offer_id);
      const row = seenLately ?? former.get(section_key, offer_id);
      if (row === undefined) {
        addRecent(offer, { price, label, at, previous: null });
        return;
      }
      if (row.price !== price) row.previous = toSeen(row);
      row.price = price;
      row.label = label;
      row.at = at;
      if (seenLately === undefined) addRecent(offer, row);
    },
    addEarlier(offer, price, at) {
      const { section_key, offer_id, price_label: label } = offer;
      const row = find(offer);
      if (row !== undefined) {
        if (row.previous === null && row.price !== price) row.previous = { price, label, at };
        return;
      }
      const rows = [recent, former].find((one) => one.count() < maxRecent);
      rows?.set(section_key, offer_id, { price, label, at, previous: null });
    },
  };
}

interface Rows {
  get(section: string | null, id: string): Row | undefined;
  /** Adds a row that is not there. */
  set(section: string | null, id: string, row: Row): void;
  count(): number;
}

/** Rows by section, then by id, both of which are names in the message: their text needs not be put together and hashed for each offer. */
function createRows(): Rows {
  const sections = new Map<string | null, Map<string, Row>>();
  let count = 0;
  return {
    get: (section, id) => sections.get(section)?.get(id),
    set(section, id, row) {
      count += 1;
      const rows = sections.get(section);
      if (rows === undefined) sections.set(section, new Map([[id, row]]));
      else rows.set(id, row);
    },
    count: () => count,
  };
}

function toSeen({ price, label, at }: Row): SeenPrice {
  return { price, label, at };
}
