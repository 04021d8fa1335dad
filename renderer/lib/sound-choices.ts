import { isKnownSound, NO_SOUND, SOUNDS } from '../../core/alerts/sounds.ts';
import type { OwnSound } from '../../core/settings/own-sounds.ts';

/** What a list of sounds offers: the app's, the user's own, and none. One that is chosen and gone is listed too. */
export function soundChoices(own: readonly OwnSound[], chosen: string | null): { value: string; label: string }[] {
  const isGone = chosen !== null && chosen !== NO_SOUND && !isKnownSound(chosen, own);
  return [
    ...[...SOUNDS, ...own].map(({ id, label }) => ({ value: id, label })),
    { value: NO_SOUND, label: 'None' },
    ...(isGone ? [{ value: chosen, label: 'Not on this computer' }] : []),
  ];
}

/** What the default of the settings is called. */
export function defaultSoundLabel(own: readonly OwnSound[], sound: string): string {
  if (sound === NO_SOUND) return 'none';
  return [...SOUNDS, ...own].find(({ id }) => id === sound)?.label ?? SOUNDS[0].label;
}
