import type { RowActionId } from '../feed/actions/row-actions.ts';
import { VIEWS, type ViewName } from '../shell/views.ts';

/** What a key does. */
export type ShortcutId =
  | 'cart'
  | 'event_page'
  | 'filter'
  | 'mute'
  | 'got'
  | 'gone'
  | 'next_row'
  | 'previous_row'
  | 'fold'
  | 'open_detail'
  | 'close'
  | 'sort'
  | 'undo'
  | 'search'
  | 'palette'
  | 'new_entry'
  | 'help'
  | 'replay_play'
  | 'replay_slower'
  | 'replay_faster'
  | 'replay_previous_alert'
  | 'replay_next_alert'
  | `view_${ViewName}`;

const GROUPS = ['Selected alert', 'Move', 'Find and add', 'Replay', 'Views'] as const;

/** A line of the table of shortcuts. */
export interface Shortcut {
  readonly id: ShortcutId;
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  /** Any of them does it: a key as `KeyboardEvent.key` names it, with `mod+` for Ctrl (⌘ on a Mac). */
  readonly keys: readonly string[];
  /** The actions of a row that it does: the first one that the row offers. */
  readonly rowActions?: readonly RowActionId[];
  /** The view that it shows. */
  readonly view?: ViewName;
}

/** Every key of the window. The handlers, tooltips, menus, the help sheet and docs/keyboard.md are made from it. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...inGroup('Selected alert', [
    { id: 'cart', label: 'Add best offer to cart', keys: ['c', 'mod+Enter'], rowActions: ['cart'] },
    { id: 'event_page', label: 'Open event page', keys: ['o'], rowActions: ['event_page'] },
    { id: 'filter', label: 'Watch, or edit the filters', keys: ['w'], rowActions: ['filter'] },
    { id: 'mute', label: 'Mute its event for 1 h, or unmute it', keys: ['m'], rowActions: ['mute_hour', 'unmute'] },
    { id: 'got', label: 'Got it', keys: ['g'], rowActions: ['got'] },
    { id: 'gone', label: 'Gone', keys: ['x'], rowActions: ['gone'] },
  ]),
  ...inGroup('Move', [
    { id: 'next_row', label: 'Next row', keys: ['j', 'ArrowDown'] },
    { id: 'previous_row', label: 'Previous row', keys: ['k', 'ArrowUp'] },
    { id: 'fold', label: 'Fold or unfold a group', keys: [' '] },
    { id: 'open_detail', label: 'Open the detail', keys: ['Enter'] },
    { id: 'close', label: 'Close, or clear', keys: ['Escape'] },
    { id: 'sort', label: 'Sort the events by the next column', keys: ['s'] },
  ]),
  ...inGroup('Find and add', [
    { id: 'search', label: 'Search this view', keys: ['/'] },
    { id: 'palette', label: 'Command palette', keys: ['mod+k'] },
    { id: 'new_entry', label: 'New watchlist entry', keys: ['n', 'mod+n'] },
    { id: 'undo', label: 'Undo, while a notice offers it', keys: ['mod+z'] },
    { id: 'help', label: 'Keyboard shortcuts', keys: ['?'] },
  ]),
  ...inGroup('Replay', [
    { id: 'replay_play', label: 'Play or pause', keys: ['p'] },
    { id: 'replay_slower', label: 'Slower', keys: ['['] },
    { id: 'replay_faster', label: 'Faster', keys: [']'] },
    { id: 'replay_previous_alert', label: 'Back to the alert before', keys: [','] },
    { id: 'replay_next_alert', label: 'On to the next alert', keys: ['.'] },
  ]),
  ...inGroup(
    'Views',
    VIEWS.map(({ view, label }, index) => ({ id: `view_${view}` as const, label, keys: [String(index + 1)], view })),
  ),
];

function inGroup(group: Shortcut['group'], shortcuts: readonly Omit<Shortcut, 'group'>[]): Shortcut[] {
  return shortcuts.map((shortcut) => ({ ...shortcut, group }));
}

/** The groups with their shortcuts, in the order of the help sheet. */
export const SHORTCUT_GROUPS = GROUPS.map((group) => ({
  group,
  shortcuts: SHORTCUTS.filter((shortcut) => shortcut.group === group),
}));

/** The shortcut with this id. */
export function shortcutOf(id: ShortcutId): Shortcut {
  const shortcut = SHORTCUTS.find((one) => one.id === id);
  if (shortcut === undefined) throw new Error(`There is no shortcut ${id}.`);
  return shortcut;
}

/** The shortcut that does this action of a row; `null` if none does. */
export function shortcutOfRowAction(action: RowActionId): Shortcut | null {
  return SHORTCUTS.find(({ rowActions }) => rowActions?.includes(action)) ?? null;
}
