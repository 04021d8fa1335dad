import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatSection } from '../../../core/text/format/format-section.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { toSectionItem } from '../../../core/watchlist/expressions/section.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';

/** A change to an entry that a row suggests, and the words of its button. */
export interface QuickFilter {
  readonly label: string;
  readonly changes: Partial<WatchlistEntry>;
}

/** "Only this section" and "Max this price", as far as the row's best offer gives them. */
export function quickFilters({ best }: NotificationItem): { section: QuickFilter | null; price: QuickFilter | null } {
  if (best === null) return { section: null, price: null };
  return {
    section: {
      label: `Only ${formatSection(best.section_name)}`,
      changes: { section: toSectionItem(best.section_name) },
    },
    price:
      best.price === null || best.price <= 0
        ? null
        : { label: `Max ${formatPriceOrUnknown(best)}`, changes: { max_price_filter: best.price } },
  };
}
