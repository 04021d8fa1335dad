/** How long each computer that shares a target waits for the ones before it to deliver there. */
export const FORWARD_STEP_MS = 1_500;

/** No alert waits longer than that for others, however busy they are. */
export const LONGEST_FORWARD_WAIT_MS = 5_000;

/**
 * How many computers come before this one: the leader is first, the others follow in the order of their sessions. 0: it is
 * this one's turn.
 *
 * @param sharers sessions of the others that are live and send to the same target.
 */
export function forwardRank(self: string, leader: string | null, sharers: readonly string[]): number {
  if (self === leader) return 0;
  return sharers.filter((session) => session === leader || session < self).length;
}

/**
 * When this computer sends an alert that no other has delivered. While others deliver to the target, this alert may be among
 * those that are still to come, so the wait begins again with each delivery.
 *
 * @param takenAtMs when it was to be sent. Elapsed milliseconds, as the others.
 * @param lastDeliveryMs when another computer last delivered to the target; `null` if none did.
 */
export function forwardDueMs(takenAtMs: number, rank: number, lastDeliveryMs: number | null): number {
  const fromMs = Math.max(takenAtMs, lastDeliveryMs ?? takenAtMs);
  return Math.min(fromMs + rank * FORWARD_STEP_MS, takenAtMs + LONGEST_FORWARD_WAIT_MS);
}
