import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { entryActions } from '../../watchlist/actions/entry-actions.ts';
import { entryTitle } from '../../watchlist/entry-text.ts';
import type { Command } from '../command.ts';

/** The entry that actions apply to while the watchlist is shown: the one in the form, else the current row. */
export function currentEntry({ view, editor, watchlist }: WindowStores): EntryOverview | null {
  const { view: shown, currentEntry: row } = view.getState();
  if (shown !== 'watchlist') return null;
  const { draft, entryId } = editor.getState();
  return watchlist.getState().byId.get((draft === null ? row : entryId) ?? '') ?? null;
}

/** What can be done with an entry. */
export function entryActionCommands(stores: WindowStores, overview: EntryOverview): Command[] {
  const title = entryTitle(overview);
  return entryActions(stores, overview)
    .filter(({ disabled }) => disabled === null)
    .map(({ id, label, Icon, run }) => ({ id: `entry action ${id}`, label, detail: title, Icon, run }));
}
