import type { CommandHelp } from '../arguments/help.ts';
import { type CompletedValue, completedFlagValue, completedOperand } from './completed-value.ts';

/** A script for fish. */
export function fishCompletions(commands: readonly CommandHelp[]): string {
  const lines = commands.map(
    ({ name, summary }) => `complete -c eventory-tray -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
  );
  return [
    '# fish completion for eventory-tray',
    'complete -c eventory-tray -f',
    ...lines,
    "complete -c eventory-tray -n __fish_use_subcommand -l version -d 'show the version'",
    ...commands.flatMap(formatCommand),
    '',
  ].join('\n');
}

function formatCommand({ name, flags, operand }: CommandHelp): string[] {
  const start = `complete -c eventory-tray -n '__fish_seen_subcommand_from ${name}'`;
  const lines = Object.entries(flags).map(([flag, definition]) => {
    const value = definition.value === undefined ? '' : formatValue(completedFlagValue(definition), '-x', '-r');
    return `${start} -l ${flag}${value} -d ${quote(definition.help)}`;
  });
  const rest = operand === null ? '' : formatValue(completedOperand(operand), '', '');
  return rest.trim() === '' ? lines : [...lines, `${start}${rest}`];
}

/** @param words how a value from a list is marked. @param path how a file is. */
function formatValue(value: CompletedValue, words: string, path: string): string {
  switch (value.kind) {
    case 'words':
      return ` ${words} -a ${quote(value.words.join(' '))}`;
    case 'files':
      return ` ${path} -F`;
    case 'folders':
      return ` ${words} -a '(__fish_complete_directories)'`;
    case 'nothing':
      return ` ${words}`;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
