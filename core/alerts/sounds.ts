import type { OwnSound } from '../settings/own-sounds.ts';
import { isolateText } from '../text/isolate-text.ts';
import type { FieldIssue } from '../watchlist/field-issue.ts';

/** The sounds made for the app (`scripts/synthesize-sounds.ts`); `assets/sounds/ID.wav` holds each. */
export const SOUNDS = [
  { id: 'chime', label: 'Chime' },
  { id: 'ping', label: 'Ping' },
  { id: 'marimba', label: 'Marimba' },
  { id: 'bell', label: 'Bell' },
  { id: 'knock', label: 'Knock' },
  { id: 'rise', label: 'Rise' },
] as const;

export type SoundId = (typeof SOUNDS)[number]['id'];

/** The value of a sound setting that means silence. */
export const NO_SOUND = 'none';

/** Whether it is one of the app's own, which are always there. */
export function isBuiltInSound(id: string): id is SoundId {
  return SOUNDS.some((sound) => sound.id === id);
}

/** Whether it is the id of a sound that this computer has. */
export function isKnownSound(id: string, own: readonly OwnSound[]): boolean {
  return isBuiltInSound(id) || own.some((sound) => sound.id === id);
}

/** What is to be said of an entry whose sound this computer does not have. */
export function findUnknownSound(
  { sound }: { readonly sound: string | null },
  own: readonly OwnSound[],
): readonly FieldIssue[] {
  if (sound === null || sound === NO_SOUND || isKnownSound(sound, own)) return [];
  const message = `This computer has no sound named ${isolateText(sound)}: the entry sounds as the default. Choose its sound again, or add the file under Settings > Alerts.`;
  return [{ path: 'sound', message }];
}

/**
 * The sounds of an alert, in the order they are tried until one plays: the entry's own, the default of the settings, and
 * Chime. Empty for silence, which only `none` asks for: a name that is no sound (of another computer, or removed), or one
 * whose file cannot be played, sounds as the next one.
 *
 * @param own the sounds that the user has added.
 */
export function soundsToTry(
  entrySound: string | null,
  defaultSound: string,
  own: readonly OwnSound[],
): readonly string[] {
  if (entrySound === NO_SOUND || (entrySound === null && defaultSound === NO_SOUND)) return [];
  const wanted = [entrySound, defaultSound, SOUNDS[0].id].filter((id) => id !== null && isKnownSound(id, own));
  // What the app brings needs no substitute.
  const last = wanted.findIndex((id) => id !== null && isBuiltInSound(id));
  return [...new Set(wanted.slice(0, last + 1) as string[])];
}
