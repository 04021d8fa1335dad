import type { OfferSummary } from '../../../core/feed/feed-item.ts';
import { ticketClassName } from '../../../core/matching/filters/ticket-class.ts';
import { formatStock } from '../../../core/text/format/format-number.ts';

/** "2 together", "5 left" and the class if it is not standard, the most important first. */
export function formatOfferFacts(offer: OfferSummary): string[] {
  const { longest_adjacent_seats: adjacent, stock, classes = [] } = offer;
  return [
    ...(adjacent === null || adjacent < 1 ? [] : [adjacent === 1 ? 'single seats' : `${adjacent} together`]),
    ...(stock === null ? [] : [formatStock(stock)]),
    ...classes.filter((field) => field !== 'standard_tickets').map(ticketClassName),
  ];
}
