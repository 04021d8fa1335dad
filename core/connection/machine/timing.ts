/** No answer to the upgrade for this long: the try is given up. */
export const UPGRADE_TIMEOUT_MS = 10_000;
/** Time between two pings of an open connection. */
export const PING_INTERVAL_MS = 15_000;
/** Neither frame nor pong for this long after a ping: the connection is dead. */
export const PONG_TIMEOUT_MS = 10_000;
/** The same after waking up, or when the network changed. */
export const PROBE_TIMEOUT_MS = 3_000;
/** Frames that were in the receive buffer before we slept arrive within this and prove nothing. */
export const STALE_FRAMES_MS = 1_000;
/** How long the closing handshake may take before the socket is destroyed. */
export const CLOSE_TIMEOUT_MS = 2_000;
/** However often the network changes, tries it causes are this far apart. */
export const ATTEMPT_SPACING_MS = 1_000;
/** After falling asleep without a wake-up call, in time awake. */
export const SLEEP_RETRY_MS = 30_000;
/** A timer this late means that the computer slept. */
export const LATE_TIMER_MS = 5_000;
/** A missing answer is noticed this late: the app was held up or slept, and may not have read yet what has arrived. */
export const LATE_VERDICT_MS = 1_000;
/** The health check is asked at most this often, and not before the second failed try. */
export const HEALTH_CHECK_INTERVAL_MS = 60_000;
