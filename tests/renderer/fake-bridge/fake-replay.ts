import type { RequestResponses } from '../../../core/bridge/contract.ts';
import type { RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { FeedItem, NotificationItem } from '../../../core/feed/feed-item.ts';
import { countReplay, playedUntil, type ReplayItem, type ReplayState } from '../../../core/feed/replay/replay-state.ts';

type Replay = ReplayState | null;

/** A replay of the sample feed whose clock stands still: it moves only if it is moved. */
export function createFakeReplay(feed: readonly FeedItem[], emit: (state: Replay) => void) {
  let state: Replay = null;
  const items: ReplayItem[] = feed
    .filter((item): item is NotificationItem => item.kind === 'notification')
    .map((item, index) => ({
      item,
      outcome_then: index % 3 === 0 ? 'filtered' : item.outcome,
      explanation: [item.outcome === 'alert' ? 'Matches “MSG under 150”.' : '3 of 3 offers above 150.00'],
    }));

  function set(next: Replay): Replay {
    const played = next === null ? 0 : playedUntil(items, next.position);
    const alerts = countReplay(items.slice(0, played)).alerts;
    state = next === null ? null : { ...next, played: { messages: played, alerts } };
    emit(state);
    return state;
  }

  return {
    set,
    handlers: {
      'replay.get': () => state,
      'replay.start': ({ from, to, toasts }: RequestPayload<'replay.start'>) =>
        set({
          from,
          to,
          toasts,
          position: Date.parse(items.at(-1)?.item.received_at ?? from),
          speed: 20,
          playing: true,
          progress: null,
          revision: 1,
          counts: countReplay(items),
          played: { messages: 0, alerts: 0 },
          alerts_then: 12,
          alerts_before_edit: null,
          without_message: 0,
          cut: false,
        }) as ReplayState,
      'replay.control': ({ skip: _, ...change }: RequestPayload<'replay.control'>) =>
        state === null ? null : set({ ...state, ...(change as Partial<ReplayState>) }),
      'replay.stop': () => {
        set(null);
        return null;
      },
      'replay.list': ({
        from,
        before,
        limit,
        view,
      }: RequestPayload<'replay.list'>): RequestResponses['replay.list'] => {
        const end = Math.min(before ?? Number.POSITIVE_INFINITY, state?.played.messages ?? 0);
        const found = items
          .slice(from, end)
          .map((one, index) => ({ ...one, index: from + index }))
          .filter(({ item }) => view === 'everything' || item.outcome === 'alert')
          .reverse();
        return { revision: 1, items: found.slice(0, limit), more: found.length > limit };
      },
    },
  };
}
