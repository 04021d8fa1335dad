/** The states of the one gateway connection (see `machine/machine.ts` for what leads from one to another). */
const CONNECTION_STATES = ['idle', 'connecting', 'open', 'waiting', 'unauthorised', 'paused'] as const;

/**
 * - `idle`: nothing to connect with yet (no key), or not started.
 * - `connecting`: the upgrade is under way.
 * - `open`: messages can arrive.
 * - `waiting`: between two tries; `retry_at` says when the next is.
 * - `unauthorised`: the gateway refused the key; stopped until the key changes or the user says connect.
 * - `paused`: the user said disconnect.
 */
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** What went wrong, for a person: what happened, and what to do next. Never holds a secret. */
export interface ConnectionProblem {
  /** Stable name of the cause, for code and reports: `dns`, `refused`, `tls_expired`, `unauthorised`, ... */
  readonly cause: string;
  readonly sentence: string;
  readonly next_step: string;
}

export interface ConnectionStatus {
  readonly state: ConnectionState;
  /** RFC3339. When this state was entered. */
  readonly since: string;
  /** One short phrase: "Connected", "Connecting", "Trying again in a moment: the network is down". */
  readonly detail: string;
  readonly problem: ConnectionProblem | null;
  /** RFC3339. When the next try is, in `waiting`. */
  readonly retry_at: string | null;
}

/** A stretch of time in which messages may have been missed. */
export interface Gap {
  /** RFC3339. The last sign of life before the loss. */
  readonly from: string;
  /** RFC3339. The next open; `null` while it lasts. */
  readonly to: string | null;
  /** In words: "network lost", "the gateway closed the connection (1012)". */
  readonly reason: string;
}
