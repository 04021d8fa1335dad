import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { formatSection } from '../../core/text/format/format-section.ts';
import { formatPriceOrUnknown } from '../lib/format/price.ts';
import type { WindowStores } from '../state/stores.tsx';
import type { Command, CommandGroup } from './command.ts';
import { appCommands } from './commands/app-commands.ts';
import { currentEntry, entryActionCommands } from './commands/entry-action-commands.ts';
import { entryCommands } from './commands/entry-commands.ts';
import { eventCommands } from './commands/event-commands.ts';
import { rowCommands } from './commands/row-commands.ts';
import { matchesQuery, parsePaletteQuery } from './parse-palette-query.ts';

/** How many lines of a group are shown while others are, and while it is alone. */
const SHORT_LIMIT = 6;
const FULL_LIMIT = 60;

/**
 * The lines of the palette for what was typed. Without a word: all actions. A group without a match is left out.
 *
 * @param row the row of the feed that the actions apply to, unless the watchlist is shown.
 */
export function commandGroups(stores: WindowStores, text: string, row: NotificationItem | null): CommandGroup[] {
  const query = parsePaletteQuery(text);
  const isWanted = (title: CommandGroup['title']) =>
    query.group === null ? title === 'Actions' || query.words.length > 0 : query.group === title;
  const groups: CommandGroup[] = [];
  const add = (title: CommandGroup['title'], find: () => readonly Command[], detail?: string) => {
    if (!isWanted(title)) return;
    const found = find();
    if (found.length === 0) return;
    const limit = query.group !== null || query.words.length === 0 ? FULL_LIMIT : SHORT_LIMIT;
    const group = { title, commands: found.slice(0, limit), total: found.length };
    groups.push(detail === undefined ? group : { ...group, detail });
  };
  const entry = currentEntry(stores);
  const actions = () =>
    [
      ...(entry === null ? rowCommands(stores, row) : entryActionCommands(stores, entry)),
      ...appCommands(stores),
    ].filter(({ label, detail }) => matchesQuery(query, [label, detail]));
  add('Actions', actions, entry === null ? describeRow(stores, row) : 'on the current entry');
  add('Events', () => eventCommands(stores, query));
  add('Entries', () => entryCommands(stores, query));
  return groups;
}

/** Which row the actions apply to: "on the selected alert, Section 101 · $126.00". */
function describeRow({ view }: WindowStores, row: NotificationItem | null): string {
  if (row === null) return '';
  const which = view.getState().selected === null ? 'on the newest alert' : 'on the selected row';
  return row.best === null
    ? which
    : `${which}, ${formatSection(row.best.section_name)} · ${formatPriceOrUnknown(row.best)}`;
}
