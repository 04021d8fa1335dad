import { join } from 'node:path';

/** How a program of the system speaks. The text is never part of a command: it goes to standard input or stands after `--`. */
export interface VoiceProgram {
  /** A name on the PATH, or an absolute path. */
  readonly program: string;
  /** @param percent the volume, 0 to 100. */
  args(percent: number): readonly string[];
  /** `argument`: after `--`. */
  readonly textAs: 'input' | 'argument';
  /** What is said before the text on standard input. */
  prefix?(percent: number): string;
  /** Ends what a service speaks on behalf of the program. */
  readonly stopArgs?: readonly string[];
}

/** Reads the text as bytes, so that it is neither a command nor SSML. */
const powershellScript = (percent: number) =>
  [
    'Add-Type -AssemblyName System.Speech',
    '$text = (New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)).ReadToEnd()',
    '$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer',
    `$voice.Volume = ${percent}`,
    '$voice.Speak($text)',
  ].join('; ');

export const ESPEAK_NG: VoiceProgram = {
  program: 'espeak-ng',
  args: (percent) => ['-v', 'en', '-a', String(percent), '--stdin'],
  textAs: 'input',
};

/** In the order they are tried. */
export const VOICES: Readonly<Partial<Record<NodeJS.Platform, readonly VoiceProgram[]>>> = {
  linux: [
    {
      program: 'spd-say',
      args: (percent) => ['--wait', '--language', 'en', '--volume', String(percent * 2 - 100)],
      textAs: 'argument',
      stopArgs: ['--stop'],
    },
    ESPEAK_NG,
    { ...ESPEAK_NG, program: 'espeak' },
  ],
  darwin: [
    {
      program: '/usr/bin/say',
      args: () => ['-f', '-'],
      prefix: (percent) => `[[volm ${percent / 100}]] `,
      textAs: 'input',
    },
  ],
  win32: [
    {
      program: join(process.env.SystemRoot ?? 'C:\\Windows', 'System32/WindowsPowerShell/v1.0/powershell.exe'),
      args: (percent) => ['-NoProfile', '-NonInteractive', '-Command', powershellScript(percent)],
      textAs: 'input',
    },
  ],
};

/** What to say if there is none. */
export function missingVoiceText(platform: NodeJS.Platform): string {
  if (platform === 'linux') {
    return 'No voice was found. Install espeak-ng or speech-dispatcher (Debian and Ubuntu: sudo apt install espeak-ng).';
  }
  return 'No voice was found: the program of this system that speaks is not where it belongs.';
}
