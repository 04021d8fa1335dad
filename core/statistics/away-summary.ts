import { formatCount, formatNumber } from '../text/format/format-number.ts';

/** What the user did not see, since what was dismissed last. `null` for what there is nothing to say of. */
export interface AwaySummary {
  /** Alerts without a toast because alerts were paused or in quiet hours, and whose link was not opened. */
  readonly missed: {
    readonly alerts: number;
    /** Nothing that came since says that the offer is gone or costs more, or the event sold out. */
    readonly available: number;
    /** RFC3339. When the first of them came. */
    readonly from: string;
    /** The newest of them. */
    readonly last_id: number;
  } | null;
  /** The last time that the connection was gone, if the next messages show that stock was added meanwhile. */
  readonly offline: {
    readonly events: number;
    readonly available: number;
    /** RFC3339 */
    readonly from: string;
    readonly to: string;
    /** The gap's number. */
    readonly id: number;
  } | null;
}

/** "While you were away: 14 alerts, 3 still available". */
export function formatMissed({
  alerts,
  available,
}: Pick<NonNullable<AwaySummary['missed']>, 'alerts' | 'available'>): string {
  return `While you were away: ${formatCount(alerts, 'alert')}, ${formatAvailable(available)}`;
}

/** "While you were offline: 3 events gained tickets, 2 still available". */
export function formatOffline({ events, available }: NonNullable<AwaySummary['offline']>): string {
  return `While you were offline: ${formatCount(events, 'event')} gained tickets, ${formatAvailable(available)}`;
}

const formatAvailable = (count: number) => `${count === 0 ? 'none' : formatNumber(count)} still available`;
