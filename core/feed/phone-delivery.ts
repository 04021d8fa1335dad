/** How an alert went to the phone. Times are RFC3339. */
export interface PhoneDelivery {
  /** When the first service had it. */
  readonly at: string;
  /** Labels of the forwarders that had it, at most 8. */
  readonly to: readonly string[];
  /** How often it was sent, the first time included. */
  readonly times: number;
  readonly last_at: string;
  /** When a message was taken back because the alert was handled; `null` if none was. */
  readonly withdrawn_at: string | null;
}

const MAX_LABELS = 8;

/** A service has the alert. @param repeat 0 the first time */
export function withDelivery(
  before: PhoneDelivery | null,
  { at, to, repeat }: { readonly at: string; readonly to: string; readonly repeat: number },
): PhoneDelivery {
  const labels = [...new Set([...(before?.to ?? []), to])].slice(0, MAX_LABELS);
  const times = Math.max(before?.times ?? 0, repeat + 1);
  return { at: before?.at ?? at, to: labels, times, last_at: at, withdrawn_at: before?.withdrawn_at ?? null };
}
