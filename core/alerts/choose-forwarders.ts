import type { Forwarder } from '../settings/settings.ts';

/**
 * The forwarders that an alert goes to.
 *
 * @param ways for each entry that wants it the ids that it names; `null` if it names none, or there is no entry: those that
 *   are on for all. The same if none of those it names exists here, because they were removed or are of another computer:
 *   only an empty list sends an alert nowhere.
 */
export function forwardersForAlert(
  forwarders: readonly Forwarder[],
  ways: readonly (readonly string[] | null)[],
): readonly Forwarder[] {
  const chosen = ways.map((named) => existing(forwarders, named));
  return forwarders.filter(
    ({ id, enabled, for_all: forAll }) => enabled && chosen.some((named) => named?.includes(id) ?? forAll),
  );
}

/** What is named; `null` if that is something, and none of it exists. */
function existing(forwarders: readonly Forwarder[], named: readonly string[] | null): readonly string[] | null {
  const isGone = named !== null && named.length > 0 && !forwarders.some(({ id }) => named.includes(id));
  return isGone ? null : named;
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
  const chosen = existing(forwarders, named);
  return forwardersForAlert(forwarders, [chosen]).filter(({ kind }) => chosen !== null || kind !== 'program');
}
