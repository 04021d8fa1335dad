import { eventKey } from '../../notification/event-key.ts';
import type { FeedItem, GapItem, NotificationItem } from '../feed-item.ts';
import { isActionable } from './is-stale.ts';

/** A line of the feed as it is shown. */
export type FeedLine =
  /** The first line of a day; `at` is an RFC3339 instant of it. */
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  /** The drop that speaks for its event. */
  | { readonly kind: 'lead'; readonly key: number; readonly item: NotificationItem }
  /** The others of the event, folded or not. */
  | { readonly kind: 'fold'; readonly key: string; readonly group: FeedGroup; readonly expanded: boolean }
  /** One of the others, unfolded. */
  | { readonly kind: 'member'; readonly key: number; readonly item: NotificationItem }
  | { readonly kind: 'gap'; readonly key: number; readonly item: GapItem };

/** All drops of one event. */
export interface FeedGroup {
  readonly key: string;
  readonly lead: NotificationItem;
  /** Newest first. */
  readonly others: readonly NotificationItem[];
}

export interface FeedLineOptions {
  /** One line for each event, or one for each drop. */
  readonly grouped: boolean;
  /** Keys of the groups that are unfolded. */
  readonly expanded: ReadonlySet<string>;
  /** The day an instant falls on for the reader, as any text that differs between days. */
  readonly dayOf: (at: string) => string;
}

/**
 * The lines of a list of items, newest first. The newest drop of an event leads, so that a glance sees what counts now.
 * If that one did not alert but an earlier one did and still stands, the earlier one leads: a message that was filtered
 * never folds away an alert that can be acted on.
 */
export function feedLines(items: readonly FeedItem[], options: FeedLineOptions): readonly FeedLine[] {
  const groups = options.grouped ? groupByEvent(items) : null;
  const lines: FeedLine[] = [];
  let day: string | null = null;
  for (const item of items) {
    const group = item.kind === 'gap' ? undefined : groups?.get(eventKey(item));
    if (group !== undefined && group.lead.id !== item.id) continue;
    const at = item.kind === 'gap' ? item.from : item.received_at;
    const itemDay = options.dayOf(at);
    if (itemDay !== day) lines.push({ kind: 'day', key: `day ${itemDay}`, at });
    day = itemDay;
    if (item.kind === 'gap') lines.push({ kind: 'gap', key: item.id, item });
    else {
      lines.push({ kind: 'lead', key: item.id, item });
      if (group !== undefined && group.others.length > 0) lines.push(...foldLines(group, options.expanded));
    }
  }
  return lines;
}

function foldLines(group: FeedGroup, expandedGroups: ReadonlySet<string>): FeedLine[] {
  const expanded = expandedGroups.has(group.key);
  const fold: FeedLine = { kind: 'fold', key: `fold ${group.key}`, group, expanded };
  if (!expanded) return [fold];
  return [fold, ...group.others.map((item): FeedLine => ({ kind: 'member', key: item.id, item }))];
}

function groupByEvent(items: readonly FeedItem[]): ReadonlyMap<string, FeedGroup> {
  const byEvent = new Map<string, NotificationItem[]>();
  for (const item of items) {
    if (item.kind === 'gap') continue;
    const key = eventKey(item);
    const drops = byEvent.get(key);
    if (drops === undefined) byEvent.set(key, [item]);
    else drops.push(item);
  }
  const groups = new Map<string, FeedGroup>();
  for (const [key, drops] of byEvent) {
    const lead = pickLead(drops);
    if (lead !== undefined) groups.set(key, { key, lead, others: drops.filter((item) => item !== lead) });
  }
  return groups;
}

function pickLead(newestFirst: readonly NotificationItem[]): NotificationItem | undefined {
  const [newest] = newestFirst;
  if (newest === undefined || newest.outcome === 'alert') return newest;
  return newestFirst.find(isActionable) ?? newest;
}

/** The words of a folded group: "4 earlier" and "1 sold out, 1 gone". */
export function describeFold({ lead, others }: FeedGroup): { readonly count: string; readonly states: string } {
  const earlier = others.every((item) => item.id < lead.id);
  const soldOut = others.filter((item) => item.superseded?.reason === 'sold_out').length;
  const gone = others.filter(
    (item) => item.superseded?.reason === 'gone' || (item.superseded === undefined && item.result?.outcome === 'gone'),
  ).length;
  const got = others.filter((item) => item.result?.outcome === 'got').length;
  const states = [
    ...(got > 0 ? [`${got} got`] : []),
    ...(soldOut > 0 ? [`${soldOut} sold out`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
  ];
  return { count: `${others.length} ${earlier ? 'earlier' : 'more'}`, states: states.join(', ') };
}
