import type { CommandHelp } from '../arguments/help.ts';
import { type CompletedValue, completedFlagValue, completedOperand } from './completed-value.ts';

/** A script for bash 3.2 and newer. */
export function bashCompletions(commands: readonly CommandHelp[]): string {
  return `# bash completion for eventory-tray
_eventory_tray() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...commands.map(({ name }) => name), 'help', '--help', '--version'].join(' ')}" -- "$cur"))
    return
  fi
  case "$command $prev" in
${commands.flatMap(formatFlagValues).join('\n')}
  esac
  case "$command" in
${commands.map(formatCommand).join('\n')}
    help) COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$cur")) ;;
  esac
}
complete -o filenames -F _eventory_tray eventory-tray
`;
}

function formatFlagValues({ name, flags }: CommandHelp): string[] {
  return Object.entries(flags).flatMap(([flag, definition]) =>
    definition.value === undefined
      ? []
      : [`    "${name} --${flag}") ${formatReply(completedFlagValue(definition))}return ;;`],
  );
}

function formatCommand({ name, flags, operand }: CommandHelp): string {
  const names = Object.keys(flags).map((flag) => `--${flag}`);
  const rest = operand === null ? '' : formatReply(completedOperand(operand));
  return `    ${name}) if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$cur")); else ${rest === '' ? ':;' : rest}fi ;;`;
}

/** Commands that end with a semicolon and a space; `''` if there is nothing to offer. */
function formatReply(value: CompletedValue): string {
  switch (value.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W "${value.words.join(' ')}" -- "$cur")); `;
    case 'files':
      return `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$cur")); `;
    case 'folders':
      return `local IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$cur")); `;
    case 'nothing':
      return '';
  }
}
