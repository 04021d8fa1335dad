import { expect, it } from 'vitest';
import type { EventInfos, Notification, Offer } from '../../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { Answer } from '../../../../core/watchlist/expressions/answer.ts';
import type { FilterField } from '../../../../core/watchlist/fields.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';

/**
 * The table of docs/filters.md#fields, row by row. Every case is one message evaluated twice, by a lenient and by a strict
 * entry: if the filter matches, both alert; if not, both filter; if unknown, the first alerts, marked unverified, and is filtered
 * by the strict one.
 */
export interface Case {
  readonly when: string;
  readonly entry: Partial<WatchlistEntry>;
  readonly offer?: Partial<Offer>;
  readonly message?: Partial<Notification>;
  readonly infos?: Partial<EventInfos> | null;
  readonly is: Answer;
}

export function answersAs(field: FilterField, cases: readonly Case[]): void {
  it.each(cases)('$when: $is', ({ entry, offer, message, infos, is }) => {
    const notification = buildNotification({
      offers: [buildOffer(offer)],
      event_infos: infos === null ? null : { ...EVENT_INFOS, ...infos },
      ...message,
    });
    const lenient = decided(notification, [buildEntry(entry)]);
    const strict = decided(notification, [buildEntry({ ...entry, strict: true })]);
    const names = (reasons: typeof lenient.reasons) => reasons.map((reason) => reason.filter);
    if (is === 'no') {
      expect(lenient).toMatchObject({ outcome: 'filtered', unverified: [] });
      expect(names(lenient.reasons)).toEqual([field]);
    } else {
      expect(lenient).toMatchObject({ outcome: 'alert', reasons: [] });
      expect(lenient.unverified).toEqual(is === 'unknown' ? [field] : []);
    }
    if (is === 'yes') expect(strict).toMatchObject({ outcome: 'alert', unverified: [], reasons: [] });
    else {
      expect(strict).toMatchObject({ outcome: 'filtered', unverified: [] });
      expect(names(strict.reasons)).toEqual([field]);
    }
  });
}
