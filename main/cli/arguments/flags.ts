/** One flag of a command. */
export interface Flag {
  /** What its value is, for the help; a flag without one is a switch. */
  readonly value?: string;
  readonly example?: string;
  /** The values that there are, if they are few. */
  readonly choices?: readonly string[];
  /** Reads the value. What it throws is reported with the name of the flag or variable that holds the value. */
  readonly parse?: (text: string) => unknown;
  /** The environment variable that stands in for it. */
  readonly variable?: string;
  readonly help: string;
}
export type Flags = Readonly<Record<string, Flag>>;

type FlagValue<F extends Flag> = F extends { parse: (text: string) => infer T }
  ? T
  : F extends { choices: readonly (infer C)[] }
    ? C
    : F extends { value: string }
      ? string
      : true;

/** What was given, by flag name: its value, `true` for a switch, absent if neither flag nor variable is given. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]?: FlagValue<F[K]> };

/** What a command takes besides flags, if anything. */
export interface Operand {
  /** For the help: "FILE", "WORDS...". */
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  /** Whether there may be several. */
  readonly many: boolean;
  readonly example: string;
  readonly choices?: readonly string[];
}

/** Reads a whole number within bounds. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new Error(`Give a whole number from ${min} to ${max}.`);
  };
}

/** Reads a number of seconds, fractions allowed; in milliseconds. */
export function secondsAsMs(text: string): number {
  const milliseconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) * 1000 : 0;
  if (milliseconds > 0) return milliseconds;
  throw new Error('Give a number of seconds, for example 30.');
}
