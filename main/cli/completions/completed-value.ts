import type { Flag, Operand } from '../arguments/flags.ts';

/** What a shell can offer for a value: some words, the names of files or folders, or nothing. */
export type CompletedValue =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'nothing' };

const PATHS: Readonly<Record<string, CompletedValue>> = { FILE: { kind: 'files' }, DIR: { kind: 'folders' } };

export function completedFlagValue({ value, choices }: Flag): CompletedValue {
  if (choices !== undefined) return { kind: 'words', words: choices };
  return PATHS[value ?? ''] ?? { kind: 'nothing' };
}

export function completedOperand({ name, choices }: Operand): CompletedValue {
  if (choices !== undefined) return { kind: 'words', words: choices };
  return PATHS[name] ?? { kind: 'nothing' };
}
