import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { useStores, useWatchlist } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { type RowAction, rowActions } from '../actions/row-actions.ts';
import { useNarrowingCost } from '../actions/use-narrowing-cost.ts';
import styles from './detail.module.css';

/** The others are in the menu of the row. */
const SHOWN: readonly RowAction['id'][] = ['relax', 'filter', 'mute_hour', 'unmute', 'only_section'];

/** Their short names say enough here. */
const BRIEF: readonly RowAction['id'][] = ['filter', 'mute_hour'];

/** From this notification to the watchlist: hear more like it, mute it, narrow it, or watch it. */
export function DetailActions({ item }: { item: NotificationItem }) {
  const stores = useStores();
  // The actions depend on the entries of the event: rendered again if they change.
  useWatchlist((slice) => slice.byId);
  const actions = rowActions(stores, item)
    .filter(({ id }) => SHOWN.includes(id))
    .sort((a, b) => SHOWN.indexOf(a.id) - SHOWN.indexOf(b.id));
  return (
    <>
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} item={item} />
      ))}
    </>
  );
}

function ActionButton({ action, item }: { action: RowAction; item: NotificationItem }) {
  const cost = useNarrowingCost(item, action.narrows);
  return (
    <PlainButton
      className={`${styles.action} ${action.narrows === undefined ? '' : styles.narrowing}`}
      look={action.id === 'relax' && action.disabled === null ? 'accent' : 'default'}
      disabled={action.disabled !== null}
      title={action.disabled ?? (cost === '' ? action.label : `${action.label}: ${cost}`)}
      onClick={action.run}
    >
      <span className="cut">{BRIEF.includes(action.id) ? action.short : action.label}</span>
      {cost !== '' && <span className={`${styles.cost} cut`}> {cost}</span>}
    </PlainButton>
  );
}
