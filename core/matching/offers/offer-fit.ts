import type { Notification, Offer } from '../../notification/notification.ts';
import type { CompiledEntry } from '../compiled-entry.ts';

/** How well an offer or a message fits an entry's filters; lower is better. */
export const FIT = { passes: 0, unknown: 1, fails: 2 } as const;

/**
 * Whether an offer passes every offer filter of an entry, fails one, or is unknown to one. It ranks
 * and never rejects, so a missing fact stands before a failure also if the entry is strict.
 */
export function offerFit({ offerFilters }: CompiledEntry, offer: Offer, notification: Notification): number {
  let fit: number = FIT.passes;
  for (const filter of offerFilters) {
    const answer = filter.answer(offer, notification);
    if (answer === 'no') return FIT.fails;
    if (answer === 'unknown') fit = FIT.unknown;
  }
  return fit;
}
