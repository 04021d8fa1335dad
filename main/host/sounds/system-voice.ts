import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Voice } from '../../engine/ports.ts';
import { runProgram } from '../programs/run-program.ts';
import { missingVoiceText, VOICES, type VoiceProgram } from './voices.ts';

/** Longer than any alert takes to say. */
const TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/**
 * Speaks by a program that the system has. The one that worked last is tried first.
 *
 * @param options `voices` are the platform's and `path` is the PATH unless a test replaces them.
 */
export function createSystemVoice(
  options: { readonly voices?: readonly VoiceProgram[]; readonly path?: string } = {},
): Voice {
  const voices = options.voices ?? VOICES[process.platform] ?? [];
  let working: VoiceProgram | null = null;

  async function installed(): Promise<{ readonly voice: VoiceProgram; readonly file: string }[]> {
    const ordered = working === null ? voices : [working, ...voices.filter((voice) => voice !== working)];
    const folders = (options.path ?? process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
    const found = await Promise.all(
      ordered.map(async (voice) => ({ voice, file: await findProgram(voice.program, folders) })),
    );
    return found.flatMap(({ voice, file }) => (file === null ? [] : [{ voice, file }]));
  }

  return {
    missing: async () => ((await installed()).length === 0 ? missingVoiceText(process.platform) : null),
    async speak(text, volume, signal) {
      const percent = Math.round(Math.min(1, Math.max(0, volume)) * 100);
      const failures: string[] = [];
      for (const { voice, file } of await installed()) {
        if (signal.aborted) return;
        const isInput = voice.textAs === 'input';
        const args = isInput ? voice.args(percent) : [...voice.args(percent), '--', text];
        const input = isInput ? `${voice.prefix?.(percent) ?? ''}${text}\n` : '';
        const problem = await runProgram({ path: file, args: [...args] }, input, { timeoutMs: TIMEOUT_MS, signal });
        if (signal.aborted) {
          await stop(voice, file);
          return;
        }
        if (problem === null) {
          working = voice;
          return;
        }
        failures.push(`${voice.program}: ${problem}`);
      }
      throw new Error(
        failures.length === 0 ? missingVoiceText(process.platform) : `Not spoken. ${failures.join('; ')}.`,
      );
    },
  };
}

async function stop({ stopArgs }: VoiceProgram, file: string): Promise<void> {
  if (stopArgs === undefined) return;
  const options = { timeoutMs: STOP_TIMEOUT_MS, signal: new AbortController().signal };
  await runProgram({ path: file, args: [...stopArgs] }, '', options);
}

async function findProgram(program: string, folders: readonly string[]): Promise<string | null> {
  for (const file of isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}
