/** How many round trips are compared. */
const MAX_TRIPS = 8;
/** A message that is under way for longer says nothing, and it may only look so because the own clock was set meanwhile. */
const MAX_DELAY_MS = 5_000;

/** One exchange with another computer. Milliseconds since the epoch, each by the clock of the computer that it happened on. */
export interface RoundTrip {
  /** When this computer sent, by its own clock. */
  readonly sentMs: number;
  /** How long the other computer took to answer. */
  readonly heldMs: number;
  /** When the other computer sent its answer, by its own clock. */
  readonly answeredMs: number;
  /** When that came, by the own clock. */
  readonly receivedMs: number;
}

/** What is known of another computer's clock. */
export interface ClockOffset {
  /** How far the other clock is ahead of this one. */
  readonly aheadMs: number;
  /** Half of the quickest round trip: how long a message takes. */
  readonly delayMs: number;
}

/**
 * Compares two clocks as NTP does: the quickest of the last exchanges is closest to the truth. Exchanges whose times cannot
 * be (a clock was set meanwhile) do not count.
 */
export function createClockComparison(): {
  add(trip: RoundTrip): void;
  /** `null` before the first exchange. */
  offset(): ClockOffset | null;
} {
  let trips: ClockOffset[] = [];
  return {
    add({ sentMs, heldMs, answeredMs, receivedMs }) {
      const delayMs = (receivedMs - sentMs - heldMs) / 2;
      if (!(heldMs >= 0 && delayMs >= 0 && delayMs <= MAX_DELAY_MS)) return;
      const found = { aheadMs: answeredMs - (receivedMs - delayMs), delayMs };
      // A clock that was set makes all earlier exchanges wrong.
      const before = trips.at(-1);
      const jumped =
        before !== undefined && Math.abs(before.aheadMs - found.aheadMs) > before.delayMs + delayMs + 1_000;
      trips = jumped ? [found] : [...trips, found].slice(-MAX_TRIPS);
    },
    offset: () =>
      trips.reduce<ClockOffset | null>(
        (best, trip) => (best === null || trip.delayMs < best.delayMs ? trip : best),
        null,
      ),
  };
}
