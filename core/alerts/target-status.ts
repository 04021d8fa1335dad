import { capitalize } from '../text/capitalize.ts';
import { formatCount } from '../text/format/format-number.ts';
import type { TimeFormat } from '../time/time-format.ts';

/** How many alerts one forwarder got in this run, and how it does now. Plain JSON: it crosses the bridge. */
export interface TargetStatus {
  readonly delivered: number;
  readonly failed: number;
  readonly waiting: number;
  /** Messages that were taken back because their alerts were handled. */
  readonly withdrawn: number;
  /** RFC3339: when the last alert or test was taken; `null` if none was. */
  readonly last_sent_at: string | null;
  /** Why the newest try failed; `null` if it did not. Holds no address. */
  readonly last_error: string | null;
  /** RFC3339: since when every try failed; `null` if the newest did not. */
  readonly failing_since: string | null;
  /** RFC3339: when what waits is tried again; `null` if nothing waits, or it is tried now. */
  readonly next_try_at: string | null;
}

/** What nothing was sent to yet has. */
export const UNUSED_TARGET: TargetStatus = {
  delivered: 0,
  failed: 0,
  waiting: 0,
  withdrawn: 0,
  last_sent_at: null,
  last_error: null,
  failing_since: null,
  next_try_at: null,
};

/** The state of a forwarder in words: the same wherever it is shown. */
export interface TargetDescription {
  readonly state: 'working' | 'failing' | 'unused' | 'off';
  /** One or two words for it. */
  readonly label: string;
  /** What is wrong since when; `null` if nothing is. */
  readonly problem: string | null;
  /** What happens next, or what to do. */
  readonly next: string | null;
  /** When it last got something. */
  readonly last: string | null;
}

const LABELS = { working: 'Working', failing: 'Failing', unused: 'Nothing sent yet', off: 'Off' } as const;

export function describeTarget(
  enabled: boolean,
  status: TargetStatus,
  times: Pick<TimeFormat, 'dateTime'>,
  nowMs: number,
): TargetDescription {
  const {
    last_sent_at: sentAt,
    last_error: error,
    failing_since: since,
    next_try_at: nextAt,
    failed,
    waiting,
  } = status;
  const isFailing = enabled && error !== null;
  const state = !enabled ? 'off' : isFailing ? 'failing' : sentAt === null ? 'unused' : 'working';
  const last = sentAt === null ? null : `Last sent ${times.dateTime(sentAt, nowMs)}`;
  if (!isFailing) {
    const next = state === 'unused' ? 'Nothing was sent since the app started. Test sends something now.' : null;
    return { state, label: LABELS[state], problem: null, next, last };
  }
  const lost = failed === 0 ? '' : `, ${formatCount(failed, 'alert')} not sent`;
  return {
    state,
    label: LABELS[state],
    problem: `${since === null ? '' : `Since ${times.dateTime(since, nowMs)}${lost}: `}${since === null ? capitalize(error) : error}`,
    next: describeNextTry(waiting, nextAt, times, nowMs),
    last,
  };
}

function describeNextTry(
  waiting: number,
  nextAt: string | null,
  times: Pick<TimeFormat, 'dateTime'>,
  nowMs: number,
): string {
  if (waiting === 0) return 'Edit it in Settings > Forwarding if it stays, then press Test.';
  const waits = `${formatCount(waiting, 'alert')} ${waiting === 1 ? 'waits' : 'wait'}`;
  const seconds = nextAt === null ? 0 : Math.ceil((Date.parse(nextAt) - nowMs) / 1000);
  if (nextAt === null || seconds <= 0) return `${waits} and ${waiting === 1 ? 'is' : 'are'} tried again now.`;
  return `${waits}. Next try ${seconds < 60 ? `in ${seconds} s` : `at ${times.dateTime(nextAt, nowMs)}`}.`;
}
