import type { Bridge } from '../../../core/bridge/contract.ts';
import { MAX_SOUND_SECONDS, MAX_SOURCE_BYTES, soundLabelOfFile } from '../../../core/settings/own-sounds.ts';
import { convertSound } from './convert-sound.ts';

/**
 * Adds the sound of a file that the user chose.
 *
 * @returns what to say: under which name it is there.
 * @throws an Error fit to show, with what to do next.
 */
export async function addSound(bridge: Bridge, file: File): Promise<string> {
  if (file.size > MAX_SOURCE_BYTES) {
    throw new Error(`This file is larger than ${MAX_SOURCE_BYTES / 1024 / 1024} MB. Choose a shorter or smaller one.`);
  }
  const { wav, isCut } = await convertSound(file);
  const saved = await bridge.request('sound.add', {
    label: soundLabelOfFile(file.name).slice(0, 500),
    wav: await toBase64(wav),
  });
  if (!saved.ok) throw new Error(saved.issues[0]?.message ?? 'The sound was not added. Try again.');
  const cut = isCut ? ` Its first ${MAX_SOUND_SECONDS} s are used.` : '';
  return `“${saved.value.label}” is added.${cut}`;
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(new Error('The file could not be read. Choose it again.'));
    reader.readAsDataURL(blob);
  });
}
