import type { NotificationItem } from '../../core/feed/item.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { sectionItemFor } from '../../core/watchlist/expressions/section.ts';
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
    section: {
      words: `Only ${sectionText(best.section_name)}`,
      changes: { section: sectionItemFor(best.section_name) },
    },
    price:
      best.price === null || best.price <= 0
        ? null
        : { words: `Max ${formatPrice(best)}`, changes: { max_price_filter: best.price } },
  };
}
