import type { ConnectionFault } from './connection-fault.ts';

/** An answer to upgrade requests other than 101. */
interface UpgradeRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the ping answers: an HTTP status, or nothing at all. */
export type PingResponse = number | 'silent';

/** What is wrong with the gateway at the moment. */
export interface Faults {
  refusal: UpgradeRefusal | null;
  ping: PingResponse;
  /** Breaks the next `times` connections at this stage; `null` ends it. */
  failConnections(stage: ConnectionFault | null, times?: number): void;
  /** The fault of this connection, if it is one of these stages; it is then counted as used. */
  consumeFault(...stages: readonly ConnectionFault[]): ConnectionFault | null;
}

/** No faults. */
export function createFaults(): Faults {
  let stage: ConnectionFault | null = null;
  let left = 0;
  return {
    refusal: null,
    ping: 200,
    failConnections(next, times = Number.POSITIVE_INFINITY) {
      stage = next;
      left = times;
    },
    consumeFault(...stages) {
      if (stage === null || left <= 0 || !stages.includes(stage)) return null;
      left -= 1;
      return stage;
    },
  };
}
