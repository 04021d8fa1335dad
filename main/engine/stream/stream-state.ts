import type { AppState } from '../../../core/bridge/state/app.ts';
import { toConnectionRecord } from '../../../core/feed/records/watch-record.ts';
import { formatPosition, type StreamPosition } from './stream-event.ts';

/** `GET /v1/state`: a published contract (docs/stream.md). Only what is named here leaves; no setting does. */
export function streamState(state: AppState, position: StreamPosition): object {
  const { type: _type, ...connection } = toConnectionRecord(state.connection);
  return {
    version: state.version,
    profile: state.profile,
    connection,
    feed_delay_ms: state.feed_delay_ms,
    paused_until: state.paused_until,
    quiet_now: state.quiet_now,
    alerts_today: state.counts.alerts_today,
    notifications_today: state.counts.notifications_today,
    position: formatPosition(position),
  };
}
