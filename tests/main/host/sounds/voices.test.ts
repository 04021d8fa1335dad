import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechText } from '../../../../core/alerts/speech.ts';
import { createSystemVoice } from '../../../../main/host/sounds/system-voice.ts';
import { VOICES, type VoiceProgram } from '../../../../main/host/sounds/voices.ts';

/** What a message may say that a shell, a program's options, SSML or a voice's commands would take for theirs. */
const HOSTILE: readonly string[] = [
  'Floor, 129 dollars, 12 left, Artist, 15 June',
  '\'single\' "double" `touch pwned` $(touch pwned); touch pwned & touch pwned | touch pwned > pwned',
  '--version',
  '-f /etc/passwd',
  '--',
  '@file',
  '<speak><audio src="https://evil.example/x.wav"/>Floor</speak> &amp; <!DOCTYPE x>',
  "'); Start-Process calc; ('",
  '$env:USERNAME $($voice.Volume = 0) %USERNAME% ^ `n',
  'Zoë 東京 Ω 🎟',
  'x '.repeat(5_000),
];

/** What reaches the program of a text that needs more care: one line, and no commands of `say`. */
const CHANGED: readonly (readonly [string, string])[] = [
  ['two\nlines\r\nand\0a zero', 'two lines and a zero'],
  ['[[volm 0]] Floor [[slnc 90000]]', '[volm 0 ] Floor  [slnc 90000 ]'],
];

const POWERSHELL =
  'Add-Type -AssemblyName System.Speech; $text = (New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)).ReadToEnd(); $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Volume = 70; $voice.Speak($text)';

/** The program of each system, its arguments without the text at a volume of 70 %, and what precedes the text on its input. */
const EXPECTED: readonly (readonly [NodeJS.Platform, number, string, readonly string[], string | null])[] = [
  ['linux', 0, 'spd-say', ['--wait', '--language', 'en', '--volume', '40', '--'], null],
  ['linux', 1, 'espeak-ng', ['-v', 'en', '-a', '70', '--stdin'], ''],
  ['linux', 2, 'espeak', ['-v', 'en', '-a', '70', '--stdin'], ''],
  ['darwin', 0, 'say', ['-f', '-'], '[[volm 0.7]] '],
  ['win32', 0, 'powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL], ''],
];

// The programs that stand in are scripts of a shell.
describe.skipIf(process.platform === 'win32').each(EXPECTED)(
  'speech of %s, program %i: %s',
  (platform, place, name, args, prefix) => {
    let folder: string;
    let voice: ReturnType<typeof createSystemVoice>;
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'eventory-voices-'));
      // Each argument ends with a zero, which no argument can hold.
      writeFileSync(join(folder, name), `#!/bin/sh\ncd '${folder}'\nprintf '%s\\0' "$@" >args\n/bin/cat >input\n`);
      chmodSync(join(folder, name), 0o755);
      const program = VOICES[platform]?.[place] as VoiceProgram;
      expect(basename(program.program.replaceAll('\\', '/'))).toBe(name);
      // Those of macOS and Windows are named by their whole path.
      voice = createSystemVoice({ voices: [{ ...program, program: name }], path: folder });
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    async function said(text: string): Promise<{ readonly args: readonly string[]; readonly input: string }> {
      await voice.speak(speechText(text), 0.7, new AbortController().signal);
      return { args: read('args').split('\0').slice(0, -1), input: read('input') };
    }

    it.each([...HOSTILE.map((text) => [text, speechText(text)] as const), ...CHANGED])(
      'says %j',
      async (text, spoken) => {
        expect(await said(text)).toEqual(
          prefix === null ? { args: [...args, spoken], input: '' } : { args, input: `${prefix}${spoken}\n` },
        );
        expect(existsSync(join(folder, 'pwned'))).toBe(false);
      },
    );

    it('gets 10,000 characters as they are', async () => {
      const text = '"$(id)" '.repeat(1_250);
      await voice.speak(text, 0.7, new AbortController().signal);
      expect(prefix === null ? read('args').split('\0').at(-2) : read('input')).toBe(
        prefix === null ? text : `${prefix}${text}\n`,
      );
    });
  },
);

describe('a text as it is spoken', () => {
  it.each(HOSTILE.slice(0, -1))('is what the message says: %j', (text) => expect(speechText(text)).toBe(text));
});
