import type { NotificationItem } from '../../core/feed/item.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { sectionText } from '../lib/format/item.ts';
import { formatPrice } from '../lib/format/price.ts';

/** A change to an entry that a row suggests, and the words of its button. */
export interface Narrowing {
  readonly words: string;
  readonly changes: Partial<WatchlistEntry>;
}

/** "Only this section" and "Max this price", as far as the row's best offer gives them. */
export function narrowings({ best }: NotificationItem): { section: Narrowing | null; price: Narrowing | null } {
  if (best === null) return { section: null, price: null };
  return {
    // A comma separates names in a section expression, so a name that holds one cannot be written in it.
    section: /[,!*]/.test(best.section_name)
      ? null
      : { words: `Only ${sectionText(best.section_name)}`, changes: { section: best.section_name } },
    price:
      best.price === null || best.price <= 0
        ? null
        : { words: `Max ${formatPrice(best)}`, changes: { max_price_filter: best.price } },
  };
}
