import type { CommandHelp } from '../arguments/help.ts';
import { type CompletedValue, completedFlagValue, completedOperand } from './completed-value.ts';

/** A script for zsh, to be put into a folder of fpath or evaluated. */
export function zshCompletions(commands: readonly CommandHelp[]): string {
  return `#compdef eventory-tray
_eventory-tray() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map(formatCommand).join('\n')}
    help) _describe -t commands command commands ;;
  esac
}
if [ "$funcstack[1]" = "_eventory-tray" ]; then
  _eventory-tray "$@"
else
  compdef _eventory-tray eventory-tray
fi
`;
}

function formatCommand({ name, flags, operand }: CommandHelp): string {
  const specs = Object.entries(flags).map(([flag, definition]) => {
    const action =
      definition.value === undefined ? '' : `:${definition.value}:${formatAction(completedFlagValue(definition))}`;
    return quote(`--${flag}[${definition.help.replace(/[[\]:\\]/g, '\\$&')}]${action}`);
  });
  if (operand !== null) {
    specs.push(quote(`${operand.many ? '*' : '1'}:${operand.name}:${formatAction(completedOperand(operand))}`));
  }
  return `    ${name}) _arguments ${specs.join(' ')} ;;`;
}

function formatAction(value: CompletedValue): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'nothing':
      return ' ';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
