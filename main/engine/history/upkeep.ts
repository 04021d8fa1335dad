import type { UpkeepState } from '../../../core/bridge/history-storage.ts';
import type { Clock } from '../ports.ts';

/** Records are written between two steps. */
const STEP_DELAY_MS = 20;

export interface UpkeepDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** Checks the whole database, beside what is recorded. */
  readonly check: () => Promise<readonly string[]>;
  /** One step of compaction; resolves with `true` if more is left. */
  readonly compactStep: () => Promise<boolean>;
  readonly bytes: () => Promise<number>;
}

/** Check and compaction on demand, one at a time. */
export interface Upkeep {
  state(): UpkeepState;
  /** Begins, unless it runs already. What is damaged is only reported, and then nothing is compacted. */
  start(): void;
  dispose(): void;
}

export function createUpkeep({ clock, check, compactStep, bytes }: UpkeepDeps): Upkeep {
  let state: UpkeepState = { state: 'none' };
  let disposed = false;
  const pause = () => new Promise<void>((resolve) => clock.after(STEP_DELAY_MS, resolve));

  async function run(): Promise<void> {
    const before = await bytes();
    const problems = await check();
    if (problems.length === 0) {
      state = { state: 'compacting' };
      while (!disposed && (await compactStep())) await pause();
    }
    state = { state: 'done', problems, before, after: await bytes() };
  }

  return {
    state: () => state,
    start() {
      if (state.state === 'checking' || state.state === 'compacting') return;
      state = { state: 'checking' };
      run().catch((error: Error) => {
        state = { state: 'failed', why: error.message };
      });
    },
    dispose() {
      disposed = true;
    },
  };
}
