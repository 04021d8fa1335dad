import type { ComputerRole } from '../../computers/election-types.ts';
import type { ConnectionProblem } from '../../connection/connection-status.ts';

/** Several computers on one key (docs/computers.md), as the window shows them. */
export interface ComputersState {
  /** Where the broker is, without user name and password. */
  readonly broker: string;
  readonly role: ComputerRole;
  /** The name of the computer that is followed. */
  readonly leader: string | null;
  /** How long after the leader its messages arrive here; `null` unless one is followed, or if it is not known yet. */
  readonly behind_ms: number | null;
  /** Why the broker is not reached. */
  readonly problem: ConnectionProblem | null;
  /** Messages of this run that were refused: forged, replayed, or sealed with another passphrase. */
  readonly refused: number;
  /** This computer first, then the others by name. */
  readonly list: readonly ComputerState[];
}

export interface ComputerState {
  readonly id: string;
  readonly name: string;
  /** Whether it is this one. */
  readonly self: boolean;
  readonly state: 'leader' | 'follower' | 'not_heard';
  /** RFC3339. Since when it has led, or when it was heard last; `null` if that does not matter. */
  readonly since: string | null;
  /** How long its messages take. */
  readonly delay_ms: number | null;
  /** Whether it could lead: it has a key and is not disconnected by the user. */
  readonly can_lead: boolean;
  /** Of a leader: whether its connection to the gateway is open. */
  readonly hearing: boolean;
}
