import type { ToastOutcome } from '../../../core/bridge/state/health.ts';

/** How a notification ended, as one sentence; what the system itself wrote is shown on demand. */
export function formatToastOutcome({ outcome, by, detail }: ToastOutcome): string {
  switch (outcome) {
    case 'shown':
      return `Shown by ${by}${detail === '' ? '' : `: ${detail}`}`;
    case 'failed':
      return 'The alert is in the feed, but no toast could be shown on this computer.';
    case 'unknown':
      return `Sent through ${by}, which does not report whether it was shown.`;
    case 'withheld':
      return `Muted: ${detail === '' ? by : detail}`;
  }
}
