import { randomBytes } from 'node:crypto';
import { INITIAL_ALERT_POLICY, planAlert } from '../../../core/alerts/alert-policy.ts';
import { createBurstSummary } from '../../../core/feed/format/burst-summary.ts';
import { formatToast } from '../../../core/feed/format/toast-text.ts';
import type { ReplayItem } from '../../../core/feed/replay/replay-state.ts';
import { eventKey } from '../../../core/notification/event-key.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { createToastCoalescer } from '../alerts/toast-coalescer.ts';
import type { Clock, Log, Toaster } from '../ports.ts';

const ID_PREFIX = 'replay-';

/** Whether a toast was raised by a replay: a click on it opens no link. */
export function isReplayToast(toastId: string): boolean {
  return toastId.startsWith(ID_PREFIX);
}

export interface ReplayToastDeps {
  readonly clock: Clock;
  readonly toaster: Pick<Toaster, 'show'>;
  readonly log: Pick<Log, 'warn'>;
  readonly times: () => TimeFormat;
}

/**
 * Toasts of what alerts in a replay, by the policy of real ones but marked REPLAY: without a sound, without buttons, and
 * forgotten when the app ends.
 */
export function createReplayToasts({ clock, toaster, log, times }: ReplayToastDeps) {
  const runId = randomBytes(4).toString('hex');
  const toasts = createToastCoalescer(toaster, clock, ({ outcome, detail }) => {
    if (outcome === 'failed') log.warn(`a toast of the replay was not shown: ${detail}`);
  });
  let policy = INITIAL_ALERT_POLICY;
  /** What the newest toasts stand for, by id. */
  const shown = new Map<string, number | null>();
  let summary = createBurstSummary();

  return {
    show({ item }: ReplayItem): void {
      const key = eventKey(item);
      const planned = planAlert(
        policy,
        { eventKey: key, outcome: 'alert', paused: false, quiet: false, autoOpen: false, audible: false },
        clock.elapsed(),
      );
      policy = planned.state;
      const { toast } = planned.plan;
      if (toast.kind === 'withheld') return;
      const isSummary = toast.kind === 'summary';
      if (isSummary && toast.first) summary = createBurstSummary();
      if (isSummary) summary.add(key, item);
      const { format } = summary;
      const id = `${ID_PREFIX}${runId}-${toast.toast}`;
      shown.set(id, isSummary ? null : item.id);
      void toasts.show(id, () => {
        const text = isSummary ? format(toast.alerts, false) : formatToast(item, false, times());
        return {
          id,
          groupId: `${ID_PREFIX}${runId}`,
          title: `REPLAY · ${text.title}`,
          body: text.body,
          actions: [],
          urgency: 'normal',
          silent: true,
        };
      });
    },
    /** The item that a toast stands for; `null` if it stands for several, or belongs to an earlier replay. */
    itemIdOf: (toastId: string): number | null => shown.get(toastId) ?? null,
  };
}
