import type { UpgradeStage } from './upgrade-faults.ts';

/** An answer to upgrade requests other than 101. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the ping answers: an HTTP status, or nothing at all. */
export type PingAnswer = number | 'silent';

/** What is wrong with the gateway at the moment. */
export interface Faults {
  refusal: Refusal | null;
  ping: PingAnswer;
  /** Spoils the next `times` connections at this stage; `null` ends it. */
  spoil(stage: UpgradeStage | null, times?: number): void;
  /** Whether this connection is to be spoiled at one of these stages; counts it off if so. */
  take(...stages: readonly UpgradeStage[]): UpgradeStage | null;
}

/** A gateway in good health. */
export function createFaults(): Faults {
  let stage: UpgradeStage | null = null;
  let left = 0;
  return {
    refusal: null,
    ping: 200,
    spoil(next, times = Number.POSITIVE_INFINITY) {
      stage = next;
      left = times;
    },
    take(...stages) {
      if (stage === null || left <= 0 || !stages.includes(stage)) return null;
      left -= 1;
      return stage;
    },
  };
}
