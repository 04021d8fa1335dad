import type { DiagnosisStep, HealthState, ToastOutcome } from '../../../core/bridge/state/health.ts';
import { withoutKey } from '../gateway/redact.ts';
import type { ProcessedNotification } from '../pipeline/processed-notification.ts';
import type { MalformedFrames } from './malformed-frames.ts';

export interface HealthMonitorDeps {
  readonly malformed: MalformedFrames;
  /** Never shown: it is replaced in what a malformed frame holds. */
  readonly apiKey: () => string | null;
  readonly toasts: () => Readonly<Record<ToastOutcome['outcome'], number>>;
  readonly forwarders: () => HealthState['forwarders'];
  readonly suppression: () => Promise<string | null>;
  /** Runs the connection steps and reports each change. */
  readonly diagnose: (onProgress: (steps: readonly DiagnosisStep[]) => void) => Promise<readonly DiagnosisStep[]>;
  readonly emit: (diagnostics: HealthState) => void;
}

/** What the diagnostics page shows: counts of this run, and the numbered connection steps. */
export interface HealthMonitor {
  count(processed: ProcessedNotification): void;
  addMalformed(error: string, text: string, receivedAtMs: number): void;
  /** Between the timestamp of the newest message and its arrival; `null` before the first one. */
  feedDelayMs(): number | null;
  /** The messages come from another profile or account now. */
  resetFeedDelay(): void;
  get(): Promise<HealthState>;
  /** Runs the steps; a second call while they run waits for the same result. */
  runDiagnosis(): Promise<readonly DiagnosisStep[]>;
}

export function createHealthMonitor(deps: HealthMonitorDeps): HealthMonitor {
  let received = 0;
  let repaired = 0;
  let feedDelayMs: number | null = null;
  let steps: readonly DiagnosisStep[] = [];
  let running: Promise<readonly DiagnosisStep[]> | null = null;

  const get = async (): Promise<HealthState> => ({
    steps,
    running: running !== null,
    toasts: deps.toasts(),
    messages: { received: received + deps.malformed.count(), malformed: deps.malformed.count(), repaired },
    malformed: deps.malformed.list(),
    forwarders: deps.forwarders(),
    suppression: await deps.suppression(),
  });

  async function emitHealth(now: readonly DiagnosisStep[]): Promise<void> {
    steps = now;
    deps.emit(await get());
  }

  async function runSteps(): Promise<readonly DiagnosisStep[]> {
    try {
      steps = await deps.diagnose((progress) => void emitHealth(progress));
      return steps;
    } finally {
      running = null;
      void emitHealth(steps);
    }
  }

  return {
    count({ notification, receivedAtMs }) {
      feedDelayMs = receivedAtMs - Date.parse(notification.timestamp);
      received++;
      if (notification.problems.length > 0) repaired++;
    },
    addMalformed(error, text, receivedAtMs) {
      const key = deps.apiKey();
      deps.malformed.add(withoutKey(error, key), withoutKey(text, key), receivedAtMs);
    },
    feedDelayMs: () => feedDelayMs,
    resetFeedDelay() {
      feedDelayMs = null;
    },
    get,
    runDiagnosis: () => (running ??= runSteps()),
  };
}
