import { parseArgs } from 'node:util';
import { closestName } from '../../core/text/closest-name.ts';
import { usageError } from './exit-status.ts';

/** One flag of a command. */
interface Flag {
  /** What its value is, for the help; a flag without one is a switch. */
  readonly value?: string;
  readonly example?: string;
  /** The environment variable that stands in for it. */
  readonly variable?: string;
  readonly help: string;
}
export type Flags = Readonly<Record<string, Flag>>;

/** What was given, by flag name: the text of a value, `true` for a switch, absent if neither flag nor variable is given. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]?: F[K] extends { value: string } ? string : true };

const KEY_FLAGS = new Set(['api-key', 'apikey', 'key', 'api_key', 'token']);
const KEY_ADVICE =
  'The key is not taken as a flag: other programs can read the arguments of a process, and shells keep them. Set EVENTORY_API_KEY, or give a file with --api-key-file FILE.';

/**
 * Reads the arguments of a command. Flags win over environment variables. Throws a usage error, with the nearest known
 * name, for anything the command does not know.
 */
export function readFlags<F extends Flags>(
  command: string,
  flags: F,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): FlagValues<F> {
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
  const given: Record<string, string | true> = {};
  for (const [name, { variable }] of Object.entries(flags)) {
    const value = variable === undefined ? undefined : env[variable];
    if (value !== undefined && value !== '') given[name] = value;
  }
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw usageError(`"${token.value}" is not expected here. ${formatHelpHint(command)}`);
    if (token.kind !== 'option') continue;
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
      given[name] = true;
      continue;
    }
    if (value === undefined || value === '' || (inlineValue === false && value.startsWith('-'))) {
      throw usageError(`--${name} needs a value: --${name} ${flag.example ?? flag.value}`);
    }
    given[name] = value;
  }
  return given as FlagValues<F>;
}

/** A value that must be one of a few. */
export function parseChoice<T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((known) => known === value);
  if (choice !== undefined) return choice;
  const close = closestName(value, choices);
  throw usageError(
    `"${value}" is no value for --${name}. Use ${choices.join(' or ')}.${close === null ? '' : ` Did you mean ${close}?`}`,
  );
}

/** A value that must be a whole number within bounds. */
export function parseWholeNumber(
  name: string,
  value: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw usageError(`"${value}" is no value for --${name}. Give a whole number from ${min} to ${max}.`);
}

/** A value that must be a number of seconds, fractions allowed; in milliseconds. */
export function parseSecondsAsMs(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const milliseconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) * 1000 : 0;
  if (milliseconds > 0) return milliseconds;
  throw usageError(`"${value}" is no value for --${name}. Give a number of seconds, for example 30.`);
}

function formatHelpHint(command: string): string {
  return `"${command} --help" lists what there is.`;
}
