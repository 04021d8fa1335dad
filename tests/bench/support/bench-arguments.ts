import { type Flags, type FlagValues, type Operand, wholeNumber } from '../../../main/cli/arguments/flags.ts';
import { readArguments } from '../../../main/cli/arguments/read-arguments.ts';
import { SIZES, type SizeName } from '../throughput/messages.ts';
import { newResultsFile, readResults } from './results.ts';

const COMMAND = 'npm run bench --';
const FLAGS = {
  json: { value: 'FILE', example: 'now.json', parse: newResultsFile, help: 'keep the results in this file' },
  compare: {
    value: 'FILE',
    example: 'before.json',
    parse: readResults,
    help: 'print the results of such a file beneath each line',
  },
  size: {
    value: 'SIZE',
    example: '"2.6 KB"',
    choices: Object.keys(SIZES) as SizeName[],
    help: `throughput: only messages of ${Object.keys(SIZES).join(' or ')}`,
  },
  messages: {
    value: 'COUNT',
    example: '100000',
    parse: wholeNumber(10_001, 100_000_000),
    help: 'memory: how many messages, a million by default',
  },
  items: {
    value: 'COUNT',
    example: '100000',
    parse: wholeNumber(1, 100_000_000),
    variable: 'HISTORY_ITEMS',
    help: 'history: how many messages, a million by default [HISTORY_ITEMS]',
  },
  help: { help: 'print this' },
} as const satisfies Flags;

/** The help of `npm run bench`. */
export function formatBenchHelp(names: readonly string[]): string {
  const rows = Object.entries<Flags[string]>(FLAGS).map(
    ([name, { value = '', help }]) => `  ${`--${name} ${value}`.padEnd(20)}${help}`,
  );
  return [`Usage: ${COMMAND} [NAME...] [flags]`, '', `Benchmarks: ${names.join(', ')}`, '', 'Flags:', ...rows].join(
    '\n',
  );
}

/** What `npm run bench` is asked for. Throws a usage error with the next step for what cannot be used. */
export function readBenchArguments(
  args: readonly string[],
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly given: FlagValues<typeof FLAGS>; readonly wanted: readonly string[] } {
  const operand: Operand = {
    name: 'NAME...',
    help: 'the benchmarks, all by default',
    required: false,
    many: true,
    example: names[0] ?? '',
    choices: names,
  };
  const { given, operands } = readArguments({ name: COMMAND, flags: FLAGS, operand }, args, env);
  return { given, wanted: operands };
}
