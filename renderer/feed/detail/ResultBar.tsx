import { NumberInput } from '@mantine/core';
import { IconCheck, IconRefresh, IconShoppingCart, IconX } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatGotTickets } from '../../lib/format/got-tickets.ts';
import { useClock, useStores, useWatchlist } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { recordResult } from '../actions/result-actions.ts';
import { rowActions } from '../actions/row-actions.ts';
import styles from './result-bar.module.css';

const LOOKS = { got: IconCheck, gone: IconX, trying: IconRefresh } as const;

/** After the click: the result. Got it counts tickets and can end the alerts of the entry. */
export function ResultBar({ item }: { item: NotificationItem }) {
  const stores = useStores();
  // The marks and the mute depend on the entries of the event: rendered again if they change.
  const byId = useWatchlist((slice) => slice.byId);
  const view = item.entry === null ? undefined : byId.get(item.entry);
  const actions = rowActions(stores, item);
  const marks = actions.filter(({ id }) => id === 'got' || id === 'gone' || id === 'trying');
  const mute = actions.find(({ id }) => id === 'mute_event');
  const takeBack = actions.find(({ id }) => id === 'clear_result');
  const { result } = item;
  const times = useTimeFormat();
  const description = useClock((nowMs) => describeResult(item, (at) => times.dateTime(at, nowMs)));
  const counted = view?.entry.wanted_tickets != null;
  // Of a drop that was not tried there is nothing to say yet; the menu of the row has the marks all the same.
  if (marks.length === 0 || (!counted && item.opened_at === null && result === undefined)) return null;
  return (
    <section className={styles.bar} aria-label="Result" data-result={result?.outcome}>
      <span className={styles.text}>
        <IconShoppingCart size={15} aria-hidden /> {description}
      </span>
      {counted && (
        <span className={styles.wanted}>{formatGotTickets(view.got_tickets, view.entry.wanted_tickets)}</span>
      )}
      {result?.outcome === 'got' && (
        <>
          <NumberInput
            className={styles.tickets}
            aria-label="Tickets got"
            min={1}
            max={1000}
            allowDecimal={false}
            clampBehavior="strict"
            value={result.tickets}
            onChange={(value) =>
              typeof value === 'number' && value > 0 && void recordResult(stores, item, 'got', value)
            }
          />
          {mute !== undefined && <PlainButton onClick={mute.run}>{mute.short}</PlainButton>}
        </>
      )}
      {marks.map(({ id, short, run }) => {
        const Icon = LOOKS[id as keyof typeof LOOKS];
        return (
          <PlainButton key={id} data-mark={id} onClick={run}>
            <Icon size={14} aria-hidden /> {short}
          </PlainButton>
        );
      })}
      {takeBack !== undefined && <PlainButton onClick={takeBack.run}>{takeBack.short}</PlainButton>}
    </section>
  );
}

function describeResult({ result, opened_at }: NotificationItem, formatTime: (at: string) => string): string {
  switch (result?.outcome) {
    case 'got':
      return `Got it ${formatTime(result.at)}`;
    case 'gone':
      return `Gone ${formatTime(result.at)}`;
    case 'trying':
      return `Still trying since ${formatTime(result.at)}`;
    default:
      return opened_at === null ? 'Did you get tickets?' : `Cart opened ${formatTime(opened_at)}`;
  }
}
