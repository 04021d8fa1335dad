import type { Forwarder } from '../settings/settings.ts';

/**
 * The forwarders that an alert goes to.
 *
 * @param named the ids that its entry names; `null` if it names none, or there is no entry: those that are on for all.
 */
export function forwardersForAlert(
  forwarders: readonly Forwarder[],
  named: readonly string[] | null,
): readonly Forwarder[] {
  return forwarders.filter(({ id, enabled, for_all: forAll }) => enabled && (named?.includes(id) ?? forAll));
}

/**
 * The forwarders that an alarm goes to.
 *
 * @param named the ids that the settings name; `null`: those that are on for all. A program gets it only if it is named,
 *   because it was made for alerts.
 */
export function forwardersForAlarm(
  forwarders: readonly Forwarder[],
  named: readonly string[] | null,
): readonly Forwarder[] {
  return forwardersForAlert(forwarders, named).filter(({ kind }) => named !== null || kind !== 'program');
}
