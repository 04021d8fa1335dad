/** How often a computer says that it is there, and the leader that it leads. */
export const PRESENCE_INTERVAL_MS = 1_000;

/** A computer that was not heard for this long is gone. */
export const LEASE_MS = 2_500;

/** A computer that does nothing for this long, though it renews its presence, was suspended or stood still. */
export const HELD_UP_MS = 2 * PRESENCE_INTERVAL_MS;

/** How long a computer that has just joined listens for a leader, if nothing says that there is one. */
export const JOIN_MS = 1_000;

/** A computer that lost the broker tries to reach it again at least this often. */
export const RECONNECT_MS = 1_500;

/**
 * How long a computer that comes back to the broker waits for the leader, which may come back a little later. Longer than
 * `RECONNECT_MS`; both together are less than 5 s, so that the next computer takes over in time if the leader is gone.
 */
export const REJOIN_MS = 2_500;

/** How long a computer that the broker calls gone still counts: a broker that shuts down says so of every computer. */
export const GONE_GRACE_MS = 200;

/** How long a computer can publish again what it has published. */
export const REPUBLISH_WINDOW_MS = 15 * 60_000;

/** Between the computers that may take over: the second waits this long for the first, the third twice as long. */
export const TAKEOVER_STEP_MS = 600;

/** How long a leader may be without its own connection before another computer that could have one gets its turn. */
export const DEAF_LEADER_MS = 5_000;

/** How long a leader that gave up comes after all the others. */
export const GAVE_UP_MS = 60_000;

/** How long a computer that lost the broker counts on coming back before it does what the user chose for that. */
export const BROKER_GRACE_MS = 3_000;

/** How long the computer that is to lead next has to do so. */
export const HAND_OVER_MS = 5_000;
