import type { GapItem, NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Outcome } from '../../../core/matching/decision.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { formatDuration } from './time.ts';

/** Each outcome, in words. */
export const OUTCOME_LABELS: Record<Outcome, string> = {
  alert: 'Alert',
  duplicate: 'Duplicate',
  muted: 'Muted',
  filtered: 'Filtered',
  unlisted: 'Not on your watchlist',
};

/** Why a row did not alert, with the kind in front: "Filtered: above your max 150.00". Blank for an alert. */
export function formatOutcome(item: NotificationItem): string {
  if (item.outcome === 'alert') return '';
  const word = OUTCOME_LABELS[item.outcome];
  if (item.why === null) return word;
  return item.outcome === 'filtered' ? `${word}: ${item.why}` : capitalize(item.why);
}

const CHANGE_BADGES: Readonly<Record<string, { label: string; kind: 'stock' | 'price'; up: boolean }>> = {
  stock_increase: { label: 'stock', kind: 'stock', up: true },
  stock_decrease: { label: 'stock', kind: 'stock', up: false },
  price_decrease: { label: 'price', kind: 'price', up: false },
  price_increase: { label: 'price', kind: 'price', up: true },
};

/** How a change type is shown; an unknown one is shown as it is written. */
export function changeBadge(type: string): { label: string; kind: 'stock' | 'price' | 'other'; up: boolean | null } {
  if (Object.hasOwn(CHANGE_BADGES, type)) {
    const look = CHANGE_BADGES[type];
    if (look !== undefined) return look;
  }
  return { label: type.replaceAll('_', ' '), kind: 'other', up: null };
}

/** What a gap means, the most important first, so that a narrow window can leave out whole sentences from the end. */
export function formatGap(gap: GapItem, nowMs: number, times: TimeFormat): string[] {
  if (gap.to === null) {
    return [`Offline since ${times.time(gap.from)} (${gap.reason}).`, 'Alerts sent meanwhile may be missing.'];
  }
  const length = formatDuration((Date.parse(gap.to) || nowMs) - Date.parse(gap.from));
  return [
    `Offline ${times.time(gap.from)} – ${times.time(gap.to)} (${gap.reason}).`,
    `Alerts sent in these ${length} may be missing.`,
    'The server does not repeat them for 15 minutes.',
  ];
}
