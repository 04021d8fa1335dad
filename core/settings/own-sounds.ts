/** A sound that the user has added. Its file, named by the id, is in the data folder. */
export interface OwnSound {
  readonly id: string;
  readonly label: string;
}

export const MAX_OWN_SOUNDS = 30;
/** In characters as people count them. */
const MAX_LABEL = 60;
/** Of the file that the user chooses. */
export const MAX_SOURCE_BYTES = 10 * 1024 * 1024;
/** Longer ones are cut: an alert is not a song. */
export const MAX_SOUND_SECONDS = 10;

/** How own sounds are stored, as the app's own are: one channel of 16-bit samples. */
export const SOUND_SAMPLE_RATE = 44_100;
const HEADER_BYTES = 44;
/** What encoders add to the end of a file. */
const TOLERANCE_SECONDS = 0.5;
const MIN_SOUND_SECONDS = 0.05;
export const MAX_WAV_BYTES = HEADER_BYTES + (MAX_SOUND_SECONDS + TOLERANCE_SECONDS) * SOUND_SAMPLE_RATE * 2;
/** Of 32,767: below it nothing is heard. */
const MIN_PEAK = 600;

/** The first digits of the SHA-256 of the file: the same sound has the same id on every computer. */
const ID_DIGITS = 24;
const ID = new RegExp(`^own-[0-9a-f]{${ID_DIGITS}}$`);

/** Whether it has the form of an own sound's id. It is then safe as a file's name. */
export function isOwnSoundId(text: string): boolean {
  return ID.test(text);
}

/** @param sha256 of the WAV file, in hexadecimal digits. */
export function ownSoundId(sha256: string): string {
  return `own-${sha256.slice(0, ID_DIGITS)}`;
}

/**
 * What is wrong with the WAV file of an own sound, as a sentence with the next step; `null` if it is exactly what the app
 * stores: RIFF with a header of 44 bytes, PCM, one channel, 16 bits, 44,100 samples a second, sizes that are true, and
 * something to hear.
 */
export function checkOwnSound(wav: Uint8Array): string | null {
  if (wav.length > MAX_WAV_BYTES) return `This sound is longer than ${MAX_SOUND_SECONDS} s. Choose a shorter one.`;
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  if (wav.length < HEADER_BYTES || !hasHeader(wav, view)) return 'This is not a sound as the app stores them.';
  const samples = (wav.length - HEADER_BYTES) / 2;
  if (samples < MIN_SOUND_SECONDS * SOUND_SAMPLE_RATE)
    return 'This sound is too short to be heard. Choose a longer one.';
  let peak = 0;
  for (let at = HEADER_BYTES; at < wav.length; at += 2) peak = Math.max(peak, Math.abs(view.getInt16(at, true)));
  return peak < MIN_PEAK ? 'There is nothing to hear in this sound. Choose another, or make it louder.' : null;
}

function hasHeader(wav: Uint8Array, view: DataView): boolean {
  const name = (at: number) => String.fromCharCode(...wav.subarray(at, at + 4));
  const dataBytes = wav.length - HEADER_BYTES;
  return (
    name(0) === 'RIFF' &&
    view.getUint32(4, true) === wav.length - 8 &&
    name(8) === 'WAVE' &&
    name(12) === 'fmt ' &&
    view.getUint32(16, true) === 16 &&
    view.getUint16(20, true) === 1 &&
    view.getUint16(22, true) === 1 &&
    view.getUint32(24, true) === SOUND_SAMPLE_RATE &&
    view.getUint32(28, true) === SOUND_SAMPLE_RATE * 2 &&
    view.getUint16(32, true) === 2 &&
    view.getUint16(34, true) === 16 &&
    name(36) === 'data' &&
    view.getUint32(40, true) === dataBytes &&
    dataBytes % 2 === 0
  );
}

/** A name for a sound without what does not show, or turns the direction of text; "Sound" if nothing is left. */
export function cleanSoundLabel(text: string): string {
  const shown = text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...shown].slice(0, MAX_LABEL).join('').trim() || 'Sound';
}

/** The name that a file gives to its sound: without folder and extension. */
export function soundLabelOfFile(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  return cleanSoundLabel(name.replace(/(.)\.\w{1,5}$/u, '$1'));
}

/** The label, with a number if another sound has it. @param taken labels of other sounds */
export function freeSoundLabel(label: string, taken: readonly string[]): string {
  const isTaken = (text: string) => taken.some((other) => other.toLowerCase() === text.toLowerCase());
  for (let number = 1; ; number += 1) {
    const text = number === 1 ? label : `${label} (${number})`;
    if (!isTaken(text)) return text;
  }
}
