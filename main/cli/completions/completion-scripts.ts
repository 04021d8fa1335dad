import type { CommandHelp } from '../arguments/help.ts';
import { bashCompletions } from './bash-completions.ts';
import { fishCompletions } from './fish-completions.ts';
import { zshCompletions } from './zsh-completions.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/**
 * The script for each shell, made from the table of commands. Static: a press of Tab starts no process, which a library
 * that asks the program would do.
 */
export const COMPLETION_SCRIPTS: Readonly<
  Record<(typeof SHELLS)[number], (commands: readonly CommandHelp[]) => string>
> = { bash: bashCompletions, zsh: zshCompletions, fish: fishCompletions };
