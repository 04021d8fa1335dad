import type { TargetStatus } from '../../alerts/target-status.ts';
import type { ConnectionProblem } from '../../connection/connection-status.ts';

/** The outcome of a toast. */
export interface ToastOutcome {
  readonly outcome: 'shown' | 'failed' | 'unknown' | 'withheld';
  /** Which toaster: `electron`, `dbus`, `notify-send`, `node-notifier`; or why it was withheld: `paused`, `quiet hours`. */
  readonly by: string;
  readonly detail: string;
}

export interface DiagnosisStep {
  readonly name: string;
  readonly state: 'pending' | 'running' | 'passed' | 'failed' | 'skipped';
  /** What was found, without secrets. */
  readonly detail: string;
  readonly duration_ms: number | null;
  readonly problem: ConnectionProblem | null;
}

/** How a forwarder of the settings does. */
export interface ForwarderStatus extends TargetStatus {
  readonly id: string;
}

export interface HealthState {
  readonly steps: readonly DiagnosisStep[];
  readonly running: boolean;
  readonly toasts: Readonly<Record<ToastOutcome['outcome'], number>>;
  readonly messages: { readonly received: number; readonly malformed: number; readonly repaired: number };
  /** Newest first, at most 50; `text` is the first 4 KB. */
  readonly malformed: readonly { readonly received_at: string; readonly error: string; readonly text: string }[];
  readonly forwarders: readonly ForwarderStatus[];
  /** A line when the system itself is known to suppress notifications. */
  readonly suppression: string | null;
}
