import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Gap } from '../../../core/connection/connection-status.ts';
import type { GapItem } from '../../../core/feed/feed-item.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { HealthMonitor } from '../diagnosis/health-monitor.ts';
import type { Log } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import type { Emitter } from '../state/emitter.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import type { FeedPublisher } from '../state/feed-publisher.ts';
import type { StatePublisher } from '../state/state-publisher.ts';
import type { WatchlistPublisher } from '../state/watchlist-publisher.ts';
import type { Stream } from '../stream/stream.ts';
import type { NotificationSink } from './notification-sink.ts';
import type { ProcessedNotification } from './processed-notification.ts';
import { runGuarded } from './run-guarded.ts';

export interface DispatchDeps {
  readonly alerts: Pick<Alerts, 'raise'>;
  readonly health: Pick<HealthMonitor, 'count' | 'addMalformed'>;
  readonly feed: Pick<FeedPublisher, 'add' | 'change'>;
  readonly state: Pick<StatePublisher, 'publishSoon'>;
  readonly watchlist: Pick<WatchlistPublisher, 'publishSoon'>;
  readonly stream: Pick<Stream, 'processed' | 'malformed' | 'gap'>;
  readonly events: Pick<Emitter<BridgeEvents>, 'emit'>;
  readonly conditions: ConditionStore;
  readonly changes: Pick<ChangeEmitter, 'emit'>;
  readonly log: Log;
}

/** The parts of a profile that a message or a gap reaches. */
export type DispatchProfile = Pick<
  Profile,
  'name' | 'recent' | 'counters' | 'history' | 'gaps' | 'prices' | 'priceHistories' | 'openDrops'
>;

/** The one place that says what follows a decision, and what follows a gap. */
export interface Dispatch extends NotificationSink<DispatchProfile> {
  /** A gap began (`to` is null) or ended. */
  gap(profile: DispatchProfile, gap: Gap): void;
  /** The connection is open: a gap that an earlier run left open ends now. */
  connected(profile: DispatchProfile): void;
}

/** Each step runs even if another one fails. The alert comes first, so that nothing delays a toast. */
export function createDispatch(deps: DispatchDeps): Dispatch {
  function error(what: string, cause: Error): void {
    const notice = processingErrorNotice(what, cause);
    if (deps.conditions.list().some(({ text }) => text === notice.text)) return;
    deps.log.error(`${what}: ${cause.stack ?? cause.message}`);
    deps.conditions.set('processing', notice);
  }

  const run = (what: string, step: () => void) => runGuarded(what, error, step);

  /** Marks the earlier drops of the event that this message supersedes. */
  function supersede({ openDrops, recent, history }: DispatchProfile, { item, notification }: ProcessedNotification) {
    for (const { id, superseded } of openDrops.add(item, notification)) {
      history.record({ kind: 'superseded', id, superseded });
      deps.changes.emit('handled', { id });
      const changed = recent.change(id, (before) => ({ ...before, superseded }));
      if (changed !== null) deps.feed.change(changed);
    }
  }

  function gapEnded(profile: DispatchProfile, gap: GapItem): void {
    deps.events.emit('feed.changed', { items: [gap] });
    run('a gap could not be sent to the local stream', () => deps.stream.gap(profile, gap));
  }

  return {
    processed(profile, processed) {
      const { item, notification, decision, fingerprint, frame, receivedAtMs } = processed;
      const { test } = item;
      run('a notification could not be remembered', () => profile.recent.add(processed));
      if (decision.outcome === 'alert' && !test) {
        run('an alert could not be raised', () => {
          deps.alerts.raise(processed).then(
            (outcome) =>
              run('the outcome of a toast could not be recorded', () =>
                profile.history.record({ kind: 'toast_outcome', id: item.id, toast: toastText(outcome) }),
              ),
            (cause: Error) => error('an alert could not be raised', cause),
          );
        });
      }
      run('a notification could not be counted', () => profile.counters.add(processed));
      run('a notification could not be recorded', () =>
        profile.history.record({ kind: 'notification', item, decision, fingerprint, frame, receivedAtMs }),
      );
      run('a notification could not be shown in the feed', () => deps.feed.add(item));
      if (test) return;
      run('a notification could not be sent to the local stream', () => deps.stream.processed(profile, processed));
      run('the prices of a notification could not be remembered', () => profile.prices.add(notification));
      run('the lowest prices could not be remembered', () => profile.priceHistories.add(notification, receivedAtMs));
      run('earlier drops could not be compared', () => supersede(profile, processed));
      run('the window could not be updated', () => {
        deps.health.count(processed);
        if (decision.outcome === 'alert') deps.watchlist.publishSoon();
        deps.state.publishSoon();
      });
    },
    malformed(why, text, receivedAtMs) {
      deps.health.addMalformed(why, text, receivedAtMs);
      run('a frame could not be sent to the local stream', () => deps.stream.malformed(why, receivedAtMs));
    },
    error,
    gap(profile, gap) {
      const { ended, begun } = profile.gaps.record(gap);
      if (ended !== null) gapEnded(profile, ended);
      if (begun !== null) deps.feed.add(begun);
    },
    connected(profile) {
      const ended = profile.gaps.endOpen();
      if (ended !== null) gapEnded(profile, ended);
    },
  };
}

/** The outcome of a toast as statistics name it, or why it was withheld. */
const toastText = ({ outcome, by }: ToastOutcome): string => (outcome === 'withheld' ? by : outcome);

function processingErrorNotice(what: string, error: Error) {
  return {
    level: 'error',
    title: 'A message could not be processed correctly',
    text: `At least once ${what} (${error.message}). Please report it with a report from Health.`,
  } as const;
}
