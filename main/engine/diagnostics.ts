import type { DiagnosticStep, Diagnostics, ToastOutcome } from '../../core/bridge/contract.ts';
import type { MalformedFrames } from './malformed.ts';
import type { Judged } from './pipeline.ts';

export interface DiagnosticsDeps {
  readonly malformed: MalformedFrames;
  readonly toasts: () => Readonly<Record<ToastOutcome['outcome'], number>>;
  readonly forwarders: () => Diagnostics['forwarders'];
  readonly suppression: () => Promise<string | null>;
  /** Runs the connection steps, telling of each change. */
  readonly run: (onProgress: (steps: readonly DiagnosticStep[]) => void) => Promise<readonly DiagnosticStep[]>;
  readonly emit: (diagnostics: Diagnostics) => void;
}

/** What the diagnostics page shows: counts of this run, and the numbered connection steps. */
export interface DiagnosticsBoard {
  count(judged: Judged): void;
  get(): Promise<Diagnostics>;
  /** Runs the steps; a second call while they run waits for the same result. */
  run(): Promise<readonly DiagnosticStep[]>;
}

export function createDiagnosticsBoard(deps: DiagnosticsDeps): DiagnosticsBoard {
  let received = 0;
  let repaired = 0;
  let steps: readonly DiagnosticStep[] = [];
  let running: Promise<readonly DiagnosticStep[]> | null = null;

  const get = async (): Promise<Diagnostics> => ({
    steps,
    running: running !== null,
    toasts: deps.toasts(),
    messages: { received: received + deps.malformed.count(), malformed: deps.malformed.count(), repaired },
    malformed: deps.malformed.list(),
    forwarders: deps.forwarders(),
    suppression: await deps.suppression(),
  });

  async function tell(now: readonly DiagnosticStep[]): Promise<void> {
    steps = now;
    deps.emit(await get());
  }

  async function runSteps(): Promise<readonly DiagnosticStep[]> {
    try {
      steps = await deps.run((progress) => void tell(progress));
      return steps;
    } finally {
      running = null;
      void tell(steps);
    }
  }

  return {
    count({ notification }) {
      received++;
      if (notification.problems.length > 0) repaired++;
    },
    get,
    run: () => (running ??= runSteps()),
  };
}
