import type { Notification } from '../../notification/notification.ts';
import { capitalize } from '../../text/capitalize.ts';
import { formatChangeType } from '../../text/format/format-change-type.ts';
import { formatList } from '../../text/format/format-list.ts';
import { formatCount, formatNumber, formatStock } from '../../text/format/format-number.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { type CompiledEntry, compileEntry } from '../compiled-entry.ts';
import type { Decision, FilterName, Reason } from '../decision.ts';
import { wantedChanges } from '../filters/change-type.ts';
import type { PriceHistory } from '../history/price-history.ts';
import { FILTER_LABELS } from './filter-labels.ts';
import { describeMiss, findNearMiss } from './near-miss.ts';

/**
 * Why a notification did not alert, in one phrase a ticket buyer reads in a feed row: "above your max 150.00".
 *
 * @param entry The deciding entry; `null` if none decided or it is gone.
 * @param history What was seen of the event before; `null` if that is not known.
 * @returns `null` for an alert.
 */
export function formatOutcomeReason(
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): string | null {
  switch (decision.outcome) {
    case 'alert':
      return null;
    case 'duplicate':
      return 'already alerted in the last 15 minutes';
    case 'muted':
      return 'muted';
    case 'unlisted':
      return 'not on your watchlist';
    case 'filtered':
      return formatFilteredReason(notification, decision.reasons, entry, history);
  }
}

function formatFilteredReason(
  notification: Notification,
  reasons: readonly Reason[],
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): string {
  const last = reasons.at(-1);
  if (last === undefined) return 'does not fit your filters';
  if (last.filter === 'enabled' || last.filter === 'stock_threshold_filter' || entry === null) return last.detail;
  const compiled = compileEntry(entry, notification, history);
  const messageFilter = compiled.messageFilters.find((filter) => filter.field === last.filter);
  if (messageFilter !== undefined) {
    return messageFilter.answer(notification) === 'no' ? messageFilter.phrase(notification) : last.detail;
  }
  const nearest = findNearMiss(compiled, notification);
  if (nearest === null) return last.detail;
  const { field, text } = describeMiss(nearest.offer, compiled, notification, 'phrase');
  // Where the server has filtered, only the relative filters did here, whatever the others would say.
  return field === null || reasons.some(({ filter }) => filter === field) ? text : last.detail;
}

/** Every reason of a decision in sentences, most important first. */
export function explainDecision(
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): readonly string[] {
  const compiled = entry === null ? null : compileEntry(entry, notification, history);
  return [
    headline(notification, decision, entry, history),
    ...passingOffersLine(notification, decision),
    ...[...decision.reasons].sort(compareStage).map((reason) => capitalize(reason.detail)),
    ...unverifiedLines(notification, decision, compiled),
  ];
}

function headline(
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): string {
  const name = entry === null ? 'an entry that is no longer on your watchlist' : quotedName(notification, entry);
  const why = formatOutcomeReason(notification, decision, entry, history);
  switch (decision.outcome) {
    case 'alert':
      return decision.entry === null
        ? 'No entry here names this event. The service sends what is on your account’s own watchlist, so it alerts.'
        : `Matches ${name}${formatChanges(notification, entry)}`;
    case 'duplicate':
      return 'The same offers and changes were alerted in the last 15 minutes';
    case 'muted':
      return `Matches ${name}, which is muted`;
    case 'unlisted':
      return 'No entry here names this event, and events that are not listed go to the feed only';
    case 'filtered':
      return `Filtered by ${name}: ${why}`;
  }
}

function quotedName(notification: Notification, entry: WatchlistEntry): string {
  return `“${entry.label || notification.event_infos?.event_name || entry.event_id}”`;
}

/** " (stock increase in 101, 107 and 110)". */
function formatChanges(notification: Notification, entry: WatchlistEntry | null): string {
  const changes = wantedChanges(notification, entry?.change_type ?? ['*']);
  if (changes.length === 0) return '';
  const words = changes.map(({ type, sections }) =>
    sections.length === 0 ? formatChangeType(type) : `${formatChangeType(type)} in ${formatList(sections, 4)}`,
  );
  return ` (${words.join('; ')})`;
}

function passingOffersLine(notification: Notification, decision: Decision): string[] {
  if (notification.offers.length === 0) return ['The message has no readable offers'];
  if (decision.entry === null || decision.offers.length === 0) return [];
  return [
    `${formatNumber(decision.offers.length)} of ${formatCount(notification.offers.length, 'offer')} ${decision.offers.length === 1 ? 'passes' : 'pass'}`,
  ];
}

/** The offers that came furthest say most; the sections that did not change say least. */
function compareStage(a: Reason, b: Reason): number {
  return stageOf(b.filter) - stageOf(a.filter);
}

const EARLY_FILTERS: readonly FilterName[] = ['affected_sections', 'availability'];

function stageOf(filter: FilterName): number {
  const early = EARLY_FILTERS.indexOf(filter);
  return early === -1 ? EARLY_FILTERS.length : early;
}

function unverifiedLines(notification: Notification, decision: Decision, compiled: CompiledEntry | null): string[] {
  return decision.unverified.map(
    (filter) =>
      `${capitalize(formatUnverifiedFilter(filter, notification, decision, compiled))}: let through as unverified`,
  );
}

const RELATIVE_FIELDS: readonly FilterName[] = ['new_low', 'drop_percent', 'below_face'];

function formatUnverifiedFilter(
  filter: FilterName,
  notification: Notification,
  decision: Decision,
  compiled: CompiledEntry | null,
): string {
  if (filter === 'affected_sections')
    return 'none of the sections that changed is among the offers, so every offer counts';
  if (filter === 'stock_threshold_filter') {
    return notification.stock === null
      ? 'stock not stated'
      : `stock not stated for every offer, ${formatStock(notification.stock)} in all`;
  }
  const offerFilter = compiled?.offerFilters.find((candidate) => candidate.field === filter);
  const missing = RELATIVE_FIELDS.includes(filter)
    ? 'no earlier price to compare with is known'
    : `${FILTER_LABELS[filter]} not stated`;
  if (offerFilter === undefined) return missing;
  const surviving = new Set(decision.offers);
  const unknown = notification.offers.filter(
    (offer) => surviving.has(offer.key) && offerFilter.answer(offer, notification) === 'unknown',
  );
  const names = [...new Set(unknown.map((offer) => offer.section_name))];
  return names.length === 0 ? missing : `${missing} for ${formatList(names, 3)}`;
}
