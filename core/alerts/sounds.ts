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

export function isSound(id: string): id is SoundId {
  return SOUNDS.some((sound) => sound.id === id);
}

/**
 * The sound of an alert: the entry's own, else the default of the settings. `null` for silence. A name that is no
 * sound (from an older version, or a hand-written import) sounds as the default, never as silence.
 */
export function resolveSound(entrySound: string | null, defaultSound: string): SoundId | null {
  if (entrySound === NO_SOUND) return null;
  if (entrySound !== null && isSound(entrySound)) return entrySound;
  if (defaultSound === NO_SOUND) return null;
  return isSound(defaultSound) ? defaultSound : SOUNDS[0].id;
}
