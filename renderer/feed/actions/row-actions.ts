import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { isActionable } from '../../../core/feed/groups/is-stale.ts';
import { muteEndAfterEvent } from '../../../core/feed/mute-end-after-event.ts';
import { applyRelaxation } from '../../../core/feed/relaxation/apply-relaxation.ts';
import { formatRelaxation } from '../../../core/feed/relaxation/format-relaxation.ts';
import { eventMuteEndMs } from '../../../core/matching/filters/mute-end.ts';
import { minutesFromNow } from '../../lib/format/time.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { tomorrow } from '../../state/time-format.ts';
import { alertsUnlisted, entriesOfEvent } from '../../watchlist/actions/draft-for-event.ts';
import { mutedUntilMs } from '../../watchlist/muted-until.ts';
import { copyLink, openLink } from './link-actions.ts';
import { quickFilters } from './quick-filters.ts';
import { recordResult } from './result-actions.ts';
import { editFilters, entryOf, muteEvent, relaxFilters, unmuteEvent } from './watch-actions.ts';

/** What can be done with a row. */
export type RowActionId =
  | 'cart'
  | 'event_page'
  | 'copy_link'
  | 'relax'
  | 'filter'
  | 'only_section'
  | 'max_price'
  | 'got'
  | 'gone'
  | 'trying'
  | 'clear_result'
  | 'mute_hour'
  | 'mute_day'
  | 'mute_event'
  | 'unmute';

/** One thing that can be done with a row: what buttons, menus, keys and the palette all call. */
export interface RowAction {
  readonly id: RowActionId;
  /** In full, for menus. */
  readonly label: string;
  /** For a button in a row. */
  readonly short: string;
  /** Actions of one group stand together in menus. */
  readonly group: 'open' | 'filter' | 'result' | 'mute';
  /** Why it cannot be done now; `null` if it can. */
  readonly disabled: string | null;
  /** Set if it makes the entry alert less: what it would change, to say what that costs. */
  readonly narrows?: ReturnType<typeof quickFilters>['section'];
  readonly run: () => void;
}

/** Everything that can be done with a row now, in the order of menus. What makes no sense for it is left out. */
export function rowActions(stores: WindowStores, item: NotificationItem): readonly RowAction[] {
  return [
    ...openActions(stores, item),
    ...filterActions(stores, item),
    ...resultActions(stores, item),
    ...muteActions(stores, item),
  ];
}

/** Does one of them. `false` if the row does not offer it, or not now. */
export function runRowAction(stores: WindowStores, item: NotificationItem, id: RowActionId): boolean {
  const action = rowActions(stores, item).find((one) => one.id === id);
  if (action === undefined || action.disabled !== null) return false;
  action.run();
  return true;
}

function openActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  const label = cartLabel(item);
  const gone = stores.app.getState().transport === 'down' ? 'Eventory Tray is not running.' : null;
  const noLink = gone ?? (item.has_link ? null : 'The message holds no link that may be opened.');
  const open = { group: 'open', short: label } as const;
  return [
    {
      ...open,
      id: 'cart',
      label,
      disabled: noLink,
      run: () => void openLink(stores, { id: item.id, offer: null }),
    },
    ...(item.event_infos?.event_url == null
      ? []
      : [
          {
            ...open,
            id: 'event_page' as const,
            label: 'Open event page',
            short: 'Event page',
            disabled: gone,
            run: () => void openLink(stores, { id: item.id, offer: null, page: 'event' }),
          },
        ]),
    {
      ...open,
      id: 'copy_link',
      label: 'Copy link',
      short: 'Copy link',
      disabled: noLink,
      run: () => void copyLink(stores, item.id, null),
    },
  ];
}

/** What the link of a row is called: a cart only if there is something to put into it. */
export function cartLabel(item: NotificationItem): 'Add to cart' | 'Open again' | 'Open' | 'No link' {
  if (!item.has_link) return 'No link';
  if (item.opened_at !== null) return 'Open again';
  return isActionable(item) && item.best !== null ? 'Add to cart' : 'Open';
}

function filterActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  const entry = entryOf(stores, item);
  const filterLabel =
    entry !== null ? 'Edit filters' : item.outcome === 'unlisted' ? 'Watch this event…' : 'Filter this event…';
  const filter = { group: 'filter', disabled: null } as const;
  return [
    ...relaxActions(stores, item),
    {
      ...filter,
      id: 'filter',
      label: filterLabel,
      short: entry !== null ? 'Filters' : filterLabel,
      run: () => editFilters(stores, item),
    },
    ...narrowingActions(stores, item),
  ];
}

/** Of a filtered row: what lets the next one like it alert. */
function relaxActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  const entry = entryOf(stores, item);
  if (item.outcome !== 'filtered' || item.relaxation === undefined || entry === null) return [];
  const { full, short } = formatRelaxation(item.relaxation);
  const isDone = Object.keys(applyRelaxation(entry, item.relaxation)).length === 0;
  return [
    {
      id: 'relax',
      group: 'filter',
      label: full,
      short: isDone ? 'Allowed' : short,
      disabled: isDone ? 'The entry allows this by now.' : null,
      run: () => void relaxFilters(stores, item),
    },
  ];
}

/** Only of a row that alerted: on any other they would take away what little is left. */
function narrowingActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  if (item.outcome !== 'alert') return [];
  const { section, price } = quickFilters(item);
  const narrowing = (id: 'only_section' | 'max_price', filter: typeof section): RowAction[] =>
    filter === null
      ? []
      : [
          {
            id,
            group: 'filter',
            label: filter.label,
            short: filter.label,
            disabled: null,
            narrows: filter,
            run: () => editFilters(stores, item, filter.changes),
          },
        ];
  return [...narrowing('only_section', section), ...narrowing('max_price', price)];
}

function resultActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  if (item.outcome !== 'alert' && item.opened_at === null && item.result === undefined) return [];
  const result = { group: 'result', disabled: null } as const;
  const record = (outcome: 'got' | 'gone' | 'trying') => () => void recordResult(stores, item, outcome);
  const marks = [
    { ...result, id: 'got', label: 'Got it', short: 'Got it', run: record('got') },
    { ...result, id: 'gone', label: 'Gone', short: 'Gone', run: record('gone') },
    { ...result, id: 'trying', label: 'Still trying', short: 'Still trying', run: record('trying') },
  ] as const;
  return [
    ...marks.filter(({ id }) => id !== item.result?.outcome),
    ...(item.result === undefined
      ? []
      : [
          {
            ...result,
            id: 'clear_result' as const,
            label: 'Take back the mark',
            short: 'Take back',
            run: () => void recordResult(stores, item, null),
          },
        ]),
  ];
}

/** Both if the entry that decided is muted and another one of the event is not; the first is what the key for them does. */
function muteActions(stores: WindowStores, item: NotificationItem): RowAction[] {
  const nowMs = Date.now();
  const entry = entryOf(stores, item);
  const entries = entriesOfEvent(stores, item);
  const mute = { group: 'mute', disabled: null } as const;
  // Muted, an event that alerts for nothing would alert once its mute is over.
  if (item.outcome === 'unlisted' && entries.length === 0 && !alertsUnlisted(stores, item)) return [];
  const isEventMuted = (eventMuteEndMs(entries) ?? 0) > nowMs;
  const isEntryMuted = entry !== null && entries.includes(entry) && mutedUntilMs(entry, nowMs) !== null;
  const unmute: RowAction[] =
    isEventMuted || isEntryMuted
      ? [{ ...mute, id: 'unmute', label: 'Unmute', short: 'Unmute', run: () => void unmuteEvent(stores, item) }]
      : [];
  if (isEventMuted) return unmute;
  const until = (instant: () => string) => () => void muteEvent(stores, item, instant());
  return [
    ...unmute,
    { ...mute, id: 'mute_hour', label: 'Mute for 1 hour', short: 'Mute 1 h', run: until(() => minutesFromNow(60)) },
    { ...mute, id: 'mute_day', label: 'Mute until tomorrow', short: 'Mute today', run: until(() => tomorrow(stores)) },
    {
      ...mute,
      id: 'mute_event',
      label: 'Mute until after the event',
      short: 'Mute event',
      run: until(() => muteEndAfterEvent(item.event_infos, nowMs)),
    },
  ];
}
