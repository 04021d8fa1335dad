import type { Settings } from '../settings/settings.ts';

/** What the system says of the user. */
export interface Presence {
  /** Milliseconds since the last key or mouse input; `null` if not known. */
  readonly idleMs: number | null;
  /** Whether the screen is locked or the computer sleeps; `null` if not known. */
  readonly locked: boolean | null;
}

/** What makes the user count as away. `unknown`: a chosen sign cannot be read. `no sign`: none is chosen, or none works here. */
type AwayReason = 'locked' | 'idle' | 'unknown' | 'no sign';

/**
 * Why the user counts as away; `null` at the desk. In doubt away, so that nothing is missed.
 *
 * @param presence `null` if this host cannot tell: then a toast that goes unanswered is the only sign.
 */
export function awayReason(phone: Settings['phone'], presence: Presence | null): AwayReason | null {
  const { idle_minutes: idleMinutes, locked, unanswered_seconds: unanswered } = phone;
  const signs = presence !== null && (idleMinutes !== null || locked);
  if (!signs) return unanswered === null ? 'no sign' : null;
  if (locked && presence.locked === true) return 'locked';
  if (idleMinutes !== null && presence.idleMs !== null && presence.idleMs >= idleMinutes * 60_000) return 'idle';
  const isUnknown = (locked && presence.locked === null) || (idleMinutes !== null && presence.idleMs === null);
  return isUnknown ? 'unknown' : null;
}
