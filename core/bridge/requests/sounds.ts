import { z } from 'zod';
import { isOwnSoundId, MAX_SOUND_SECONDS, MAX_WAV_BYTES, type OwnSound } from '../../settings/own-sounds.ts';
import type { SaveResult } from '../save-result.ts';
import { text } from './fields.ts';

const sound = z.string().refine(isOwnSoundId, 'this is not the id of an own sound');

/** Sounds and speech. Payloads by request name. */
export const SOUND_REQUESTS = {
  'sound.preview': z.object({ sound: text(100), volume: z.number().min(0).max(1) }),
  /** Adds an own sound. `wav`: base64 of a file as `checkOwnSound` wants it. */
  'sound.add': z.object({
    label: text(500),
    wav: z.base64().max(Math.ceil(MAX_WAV_BYTES / 3) * 4, `it is longer than ${MAX_SOUND_SECONDS} s`),
  }),
  'sound.rename': z.object({ sound, label: text(500) }),
  /** Whoever uses it sounds as the default. Its file is kept for `sound.restore` until the app starts again. */
  'sound.remove': z.object({ sound }),
  'sound.restore': z.object({ sound, label: text(500) }),
  /** The file of an own sound, for a page that plays it. */
  'sound.read': z.object({ sound }),
  /** Whether the system has a voice. */
  'speech.get': z.null(),
  'speech.test': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface SoundResponses {
  'sound.preview': { readonly played: boolean; readonly detail: string };
  /** The sound as the settings now have it; the one that was there if it is the same. */
  'sound.add': SaveResult<OwnSound>;
  'sound.rename': SaveResult<OwnSound>;
  'sound.remove': SaveResult<null>;
  'sound.restore': SaveResult<OwnSound>;
  /** Base64 of a WAV file. */
  'sound.read': { readonly wav: string };
  /** What to do to get a voice, as sentences; `null` if the system has one. */
  'speech.get': { readonly missing: string | null };
  'speech.test': { readonly spoken: boolean; readonly detail: string };
}
