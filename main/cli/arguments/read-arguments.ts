import { parseArgs } from 'node:util';
import { closestName } from '../../../core/text/closest-name.ts';
import { usageError } from '../exit-status.ts';
import type { Flag, Flags, FlagValues, Operand } from './flags.ts';

const KEY_FLAGS = new Set(['api-key', 'apikey', 'key', 'api_key', 'token']);
const KEY_ADVICE =
  'The key is not taken as a flag: other programs can read the arguments of a process, and shells keep them. Set EVENTORY_API_KEY, or give a file with --api-key-file FILE.';

/** The arguments of a command that takes nothing but flags. */
export function readFlags<const F extends Flags>(
  command: string,
  flags: F,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): FlagValues<F> {
  return readArguments({ name: command, flags, operand: null }, args, env).given;
}

/**
 * Reads the arguments of a command. Flags win over environment variables. Throws a usage error, with the nearest known
 * name, for anything the command does not know, and one that names the flag or variable for a value that cannot be used.
 */
export function readArguments<const F extends Flags>(
  command: { readonly name: string; readonly flags: F; readonly operand: Operand | null },
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly given: FlagValues<F>; readonly operands: readonly string[] } {
  const { name: commandName, flags, operand } = command;
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(flags).map(([name, { value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const texts = new Map<string, { readonly text: string | true; readonly source: string }>();
  for (const [name, { variable }] of Object.entries(flags)) {
    const value = variable === undefined ? undefined : env[variable];
    if (variable !== undefined && value !== undefined && value !== '')
      texts.set(name, { text: value, source: variable });
  }
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    texts.set(token.name, { text: readFlagText(commandName, flags, token), source: `--${token.name}` });
  }
  checkOperands(commandName, operand, operands);
  const given = Object.fromEntries(
    [...texts].map(([name, { text, source }]) => [name, parseValue(flags[name] as Flag, text, source)]),
  );
  return { given: given as FlagValues<F>, operands };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The text of one flag as it was given; `true` for a switch. */
function readFlagText(command: string, flags: Flags, token: OptionToken): string | true {
  const { name, rawName, value, inlineValue } = token;
  if (KEY_FLAGS.has(name) && !Object.hasOwn(flags, name)) throw usageError(KEY_ADVICE);
  const flag = Object.hasOwn(flags, name) && rawName.startsWith('--') ? flags[name] : undefined;
  if (flag === undefined) {
    const close = closestName(name, Object.keys(flags));
    throw usageError(
      `There is no flag ${rawName}.${close === null ? '' : ` Did you mean --${close}?`} ${formatHelpHint(command)}`,
    );
  }
  if (flag.value === undefined) {
    if (value !== undefined) throw usageError(`--${name} takes no value. Leave out "=${value}".`);
    return true;
  }
  if (value === undefined || value === '' || (inlineValue === false && value.startsWith('-'))) {
    throw usageError(`--${name} needs a value: --${name} ${flag.example ?? flag.value}`);
  }
  return value;
}

function checkOperands(command: string, operand: Operand | null, operands: readonly string[]): void {
  const [first, second] = operands;
  const surplus = operand === null ? first : operand.many ? undefined : second;
  if (surplus !== undefined) throw usageError(`"${surplus}" is not expected here. ${formatHelpHint(command)}`);
  if (operand === null) return;
  if (operand.required && first === undefined) {
    throw usageError(`"${command}" needs ${operand.help}: ${command} ${operand.example}`);
  }
  const { choices } = operand;
  if (choices !== undefined) for (const given of operands) checkChoice(given, choices, `"${command}"`);
}

function parseValue(flag: Flag, text: string | true, source: string): unknown {
  if (text === true) return true;
  if (flag.choices !== undefined) checkChoice(text, flag.choices, source);
  if (flag.parse === undefined) return text;
  try {
    return flag.parse(text);
  } catch (error) {
    throw usageError(`"${text}" is no value for ${source}. ${(error as Error).message}`);
  }
}

/** Fewer than for other names: the message lists the choices anyway, and tcsh is no slip for bash. */
const maxSlips = (choice: string) => Math.max(1, Math.floor(choice.length / 3));

function checkChoice(text: string, choices: readonly string[], source: string): void {
  if (choices.includes(text)) return;
  const close = closestName(text, choices, maxSlips);
  const list = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  throw usageError(
    `"${text}" is no value for ${source}. Use ${list}.${close === null ? '' : ` Did you mean ${close}?`}`,
  );
}

function formatHelpHint(command: string): string {
  return `"${command} --help" lists what there is.`;
}
