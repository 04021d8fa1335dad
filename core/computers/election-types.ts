/**
 * - `joining`: just come to the broker; looks for a leader.
 * - `leader`: holds the connection to the gateway and publishes what comes.
 * - `follower`: hears what the leader publishes.
 * - `alone`: the broker is not reached.
 */
export type ComputerRole = 'joining' | 'leader' | 'follower' | 'alone';

/** What a computer says of itself. */
export interface Vote {
  /** Names one run of the app on one computer. */
  readonly session: string;
  readonly leads: boolean;
  /** Grows with each change of the leader; the higher one counts. */
  readonly term: number;
  /** Whether it could lead: it has a key and the user wants it to be connected. */
  readonly canLead: boolean;
  /** Whether its own connection to the gateway is open. */
  readonly hearing: boolean;
  /** Whether it gave up leading a moment ago because it got no connection. */
  readonly gaveUp: boolean;
  /** The session that is to lead next, if its leader says so. */
  readonly handTo: string | null;
}

/** A vote, with when it came. */
export interface HeardVote extends Vote {
  readonly heardAtMs: number;
}

/** Everything in milliseconds of a clock that never jumps. */
export interface ElectionState {
  readonly session: string;
  readonly role: ComputerRole;
  /** Since when it has this role. */
  readonly sinceMs: number;
  readonly term: number;
  /** Whether this computer may have its own connection to the gateway. */
  readonly listen: boolean;
  /** The session that is followed. */
  readonly leader: string | null;
  readonly peers: ReadonlyMap<string, HeardVote>;
  readonly canLead: boolean;
  readonly hearing: boolean;
  /** Since when this computer has not been hearing, while it leads. */
  readonly deafSinceMs: number;
  /** Until when this computer comes after the others. */
  readonly gaveUpUntilMs: number;
  /** Since when there has been no leader; before that, when a joining computer stops looking. */
  readonly leaderlessSinceMs: number;
  /** Whether the broker is reached. */
  readonly online: boolean;
  /** When it was lost. */
  readonly offlineSinceMs: number;
  /** What to do without a broker: connect, or wait. */
  readonly ifBrokerDown: 'connect' | 'wait';
  /** Whether it led when it lost the broker: then it leads again if it still hears the gateway. */
  readonly ledBefore: boolean;
  readonly handTo: { readonly session: string; readonly untilMs: number } | null;
}

/**
 * - `online`: the broker is reached; `leaseSeen` if it kept a lease of somebody who may be there. `offline`: it is lost.
 * - `heard`: a computer said that it is there.
 * - `gone`: the broker says that a computer is cut off, or the computer itself says that it leaves.
 * - `self`: what this computer could do has changed. `choose`: the user chose what to do without a broker.
 * - `hand_over`: the user wants another computer to lead: `to`, or whoever is next.
 * - `held_up`: this computer did nothing for a while, so that what others said meanwhile is still to be heard.
 * - `tick`: time has passed.
 */
export type ElectionEvent =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'lease_seen' }
  | { readonly kind: 'heard'; readonly vote: Vote }
  | { readonly kind: 'gone'; readonly session: string }
  | { readonly kind: 'self'; readonly canLead: boolean; readonly hearing: boolean }
  | { readonly kind: 'choose'; readonly ifBrokerDown: 'connect' | 'wait' }
  | { readonly kind: 'hand_over' }
  | { readonly kind: 'held_up' }
  | { readonly kind: 'tick' };
