import type { AppState } from '../../../core/bridge/state/app.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import type { GapItem } from '../../../core/feed/feed-item.ts';
import {
  type ResetRecord,
  toConnectionRecord,
  toGapRecord,
  toMalformedRecord,
  toNotificationRecord,
} from '../../../core/feed/records/watch-record.ts';
import type { ProcessedNotification } from '../pipeline/processed-notification.ts';
import type { Profile } from '../profile/profile.ts';
import { formatPosition, parsePosition, type StreamEvent, type StreamPosition } from './stream-event.ts';
import { streamState } from './stream-state.ts';

/** How many items of the history are read at a time. */
const PAGE_LENGTH = 200;

/** What the local stream sends, and from where it can go on (docs/stream.md). The host serves it. */
export interface StreamSource {
  /** Every object from now on, in order. A listener must return at once. Returns its unsubscribe. */
  subscribe(listener: (event: StreamEvent) => void): () => void;
  /** The state of the connection now. */
  connection(): StreamEvent;
  /** Where the history ends now. */
  position(): StreamPosition;
  /**
   * What the history has after a position, oldest first, page by page. If the position is none of this history, the only
   * object is a `reset`. Rejects if the history cannot be read.
   */
  replay(position: string): AsyncGenerator<readonly StreamEvent[], void>;
  /** The answer of `GET /v1/state`. */
  state(): object;
  /** Says where the stream is served, for the window; `null` if it is not. */
  setServer(server: AppState['stream']): void;
}

/** The stream as the engine feeds it. Costs nothing while nobody listens. */
export interface Stream extends StreamSource {
  processed(profile: StreamProfile, processed: ProcessedNotification): void;
  malformed(error: string, receivedAtMs: number): void;
  /** A gap that is over. */
  gap(profile: StreamProfile, gap: GapItem): void;
  connectionChanged(): void;
  server(): AppState['stream'];
}

type StreamProfile = Pick<Profile, 'name'>;

export interface StreamDeps {
  profile(): Pick<Profile, 'name' | 'history' | 'lastId'>;
  connectionStatus(): ConnectionStatus;
  appState(): AppState;
  onServerChange(): void;
  onError(error: unknown): void;
}

export function createStream(deps: StreamDeps): Stream {
  const listeners = new Set<(event: StreamEvent) => void>();
  let server: AppState['stream'] = null;
  let latestConnection = '';

  function emit(event: StreamEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        deps.onError(error);
      }
    }
  }

  const connection = (): StreamEvent => ({
    position: null,
    data: JSON.stringify(toConnectionRecord(deps.connectionStatus())),
  });

  const position = (): StreamPosition => ({ profile: deps.profile().name, item: deps.profile().lastId() });

  /** What comes from the simulator says so. */
  const mark = ({ name }: StreamProfile): object => (name === 'demo' ? { demo: true } : {});

  return {
    processed(profile, { item, notification, decision }) {
      if (listeners.size === 0 || item.test) return;
      const record = toNotificationRecord(item, { notification, decision });
      emit({
        position: { profile: profile.name, item: item.id },
        data: JSON.stringify({ ...record, ...mark(profile) }),
      });
    },
    malformed(error, receivedAtMs) {
      if (listeners.size === 0) return;
      emit({ position: null, data: JSON.stringify(toMalformedRecord(error, receivedAtMs)) });
    },
    gap(profile, { id, to, ...gap }) {
      if (listeners.size === 0 || to === null) return;
      const data = JSON.stringify({ ...toGapRecord({ ...gap, to }), ...mark(profile) });
      emit({ position: { profile: profile.name, item: id }, isGap: true, data });
    },
    connectionChanged() {
      const event = connection();
      if (event.data === latestConnection) return;
      latestConnection = event.data;
      emit(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection,
    position,
    async *replay(after) {
      const profile = deps.profile();
      const from = parsePosition(after);
      if (from === null || from.profile !== profile.name || from.item > profile.lastId()) {
        yield [{ position: null, data: JSON.stringify(resetRecord(after, position())) }];
        return;
      }
      let next: number | null = from.item;
      while (next !== null) {
        const page = await profile.history.recorded(next, PAGE_LENGTH);
        yield page.objects.map(({ id, isGap, data }) => ({
          position: { profile: profile.name, item: id },
          isGap,
          data: profile.name === 'demo' ? JSON.stringify({ ...JSON.parse(data), ...mark(profile) }) : data,
        }));
        next = page.next;
      }
    },
    state: () => streamState(deps.appState(), position()),
    setServer(now) {
      server = now;
      deps.onServerChange();
    },
    server: () => server,
  };
}

function resetRecord(unknown: string, now: StreamPosition): ResetRecord {
  return {
    type: 'reset',
    detail: `"${unknown.slice(0, 40)}" is no position in the history that is open now. What came after it is not sent.`,
    position: formatPosition(now),
  };
}
