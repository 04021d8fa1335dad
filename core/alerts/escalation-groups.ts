import type { Forwarder, Settings } from '../settings/settings.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import { forwardersForAlert } from './choose-forwarders.ts';
import { type Escalation, escalationOf, isPhone } from './phone-step.ts';
import { SOUNDS, soundsToTry } from './sounds.ts';

/** Entries whose alerts take the same way if nobody answers. */
export interface EscalationGroup {
  readonly escalation: Escalation;
  readonly entries: readonly WatchlistEntry[];
}

const NONE = escalationOf(null);

/** Whether an entry asks for more than the settings do. */
export const escalates = ({ afterS, everyS }: Escalation): boolean => afterS !== null || everyS !== null;

/**
 * The entries that are on, by what they ask for: those that escalate first, the largest group first. The last group is
 * everything else, with the events that no entry names.
 */
export function groupByEscalation(entries: readonly WatchlistEntry[]): readonly EscalationGroup[] {
  const groups = new Map<string, { escalation: Escalation; entries: WatchlistEntry[] }>();
  const others: WatchlistEntry[] = [];
  for (const entry of entries) {
    if (!entry.enabled) continue;
    const { afterS, everyS, times } = escalationOf(entry);
    if (!escalates({ afterS, everyS, times })) {
      others.push(entry);
      continue;
    }
    // How often counts only if it is repeated.
    const escalation = { afterS, everyS, times: everyS === null ? NONE.times : times };
    const key = JSON.stringify(escalation);
    const group = groups.get(key) ?? { escalation, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  const escalating = [...groups.values()].sort((a, b) => b.entries.length - a.entries.length);
  return [...escalating, { escalation: NONE, entries: others }];
}

/** When the phone gets an alert that nobody answers. */
export type PhoneTime =
  | { readonly when: 'never' }
  | { readonly when: 'at once' }
  /** Earlier if the user is away; `afterS` null: only then. */
  | { readonly when: 'unanswered'; readonly afterS: number | null };

/** What `core/alerts/phone-step.ts` makes of an escalation and the settings, for who looks at them. */
export function phoneTime(
  { afterS }: Escalation,
  { when, unanswered_seconds: unanswered }: Settings['phone'],
): PhoneTime {
  if (when === 'never') return { when };
  if (when === 'always') return { when: 'at once' };
  const answers = [afterS, unanswered].filter((seconds) => seconds !== null);
  return { when: 'unanswered', afterS: answers.length === 0 ? null : Math.min(...answers) };
}

/** The phones that the alerts of some entries go to. */
export function phonesOf(entries: readonly WatchlistEntry[], forwarders: readonly Forwarder[]): readonly Forwarder[] {
  const ways = entries.length === 0 ? [null] : entries.map((entry) => entry.forward_to);
  return forwardersForAlert(forwarders, ways).filter(isPhone);
}

/** The names of the sounds that the alerts of a group have, each once; `null` is silence. */
export function soundLabelsOf(
  { escalation, entries }: EscalationGroup,
  { alerts, sounds: own }: Settings,
): readonly (string | null)[] {
  // Everything else has the events that no entry names.
  const wanted = [...entries.map(({ sound }) => sound), ...(escalates(escalation) ? [] : [null])];
  const ids = new Set(wanted.map((sound) => soundsToTry(sound, alerts.sound, own)[0]));
  return [...ids].map((id) => [...SOUNDS, ...own].find((sound) => sound.id === id)?.label ?? null);
}
