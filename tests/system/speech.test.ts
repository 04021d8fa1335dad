import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { speechText } from '../../core/alerts/speech.ts';
import { createSystemVoice } from '../../main/host/sounds/system-voice.ts';
import { ESPEAK_NG } from '../../main/host/sounds/voices.ts';

const isInstalled = (process.env.PATH ?? '').split(delimiter).some((folder) => {
  try {
    accessSync(join(folder, ESPEAK_NG.program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

/** What espeak-ng says, as samples: into a file, because a test machine has no loudspeaker. */
async function speak(text: string, volume = 1): Promise<Int16Array> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-speech-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'said.wav');
  const voice = { ...ESPEAK_NG, args: (percent: number) => [...ESPEAK_NG.args(percent), '-w', file] };
  await createSystemVoice({ voices: [voice] }).speak(speechText(text), volume, new AbortController().signal);
  const bytes = readFileSync(file).subarray(44);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
}
const loudest = (samples: Int16Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe.skipIf(!isInstalled)('speech by espeak-ng (skipped if it is not installed)', () => {
  it('is heard, is longer for a longer text, and follows the volume', { timeout: 60_000 }, async () => {
    const short = await speak('Floor');
    const long = await speak('Floor, 129 dollars, 12 left, Artist, 15 June');
    expect(loudest(short)).toBeGreaterThan(1_000);
    expect(long.length).toBeGreaterThan(short.length * 2);
    expect(loudest(await speak('Floor', 0.2))).toBeLessThan(loudest(short) / 2);
  });

  it('takes what looks like an option or a command for text', { timeout: 60_000 }, async () => {
    const short = await speak('x');
    for (const text of [
      '--version',
      '-f /etc/passwd',
      '[[volm 0]] Floor, 129 dollars',
      '<speak>Floor</speak> 12 left',
    ]) {
      expect((await speak(text)).length).toBeGreaterThan(short.length);
    }
  });
});
