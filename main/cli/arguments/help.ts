import type { Flags, Operand } from './flags.ts';

/** What the help shows of a command. */
export interface CommandHelp {
  readonly name: string;
  readonly summary: string;
  readonly flags: Flags;
  readonly operand: Operand | null;
  /** Further lines: examples, exit statuses. */
  readonly footer: readonly string[];
}

/** The help of one command. */
export function formatCommandHelp({ name, summary, flags, operand, footer }: CommandHelp): string {
  const rows = Object.entries(flags).map(([flag, { value, help, variable }]) => ({
    left: `--${flag}${value === undefined ? '' : ` ${value}`}`,
    right: `${help}${variable === undefined ? '' : ` [${variable}]`}`,
  }));
  return [
    `Usage: eventory-tray ${name}${formatOperand(operand)} [flags]`,
    '',
    summary,
    '',
    ...(operand === null ? [] : [...formatColumns([{ left: operand.name, right: operand.help }]), '']),
    'Flags:',
    ...formatColumns(rows),
    '',
    ...footer,
  ].join('\n');
}

/** The help of the whole command line. */
export function formatOverview(commands: readonly Pick<CommandHelp, 'name' | 'summary'>[]): string {
  return [
    'Usage: eventory-tray COMMAND [flags]      (in a checkout: npm run --silent cli -- COMMAND [flags])',
    '',
    'Commands:',
    ...formatColumns(commands.map(({ name, summary }) => ({ left: name, right: summary }))),
    '',
    'The API key comes from EVENTORY_API_KEY, --api-key-file FILE or the stored settings, never from a flag.',
    'Settings come from flags, then EVENTORY_ variables (named in brackets), then what is stored.',
    '"eventory-tray COMMAND --help" describes one in full; "eventory-tray --version" prints the version.',
  ].join('\n');
}

function formatOperand(operand: Operand | null): string {
  if (operand === null) return '';
  return operand.required ? ` ${operand.name}` : ` [${operand.name}]`;
}

function formatColumns(rows: readonly { left: string; right: string }[]): string[] {
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return rows.map(({ left, right }) => `  ${left.padEnd(width)}${right}`);
}
