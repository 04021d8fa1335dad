/** Why an expression was not understood. */
export interface ExpressionError {
  /** Where, counted from 1 in UTF-16 units (what a text field's selection counts in). */
  readonly position: number;
  /** What is wrong there and what to write instead: "`10-` at character 5: a range needs an end, for example 10-20". */
  readonly message: string;
}

export type ParseResult<T> =
  | { readonly ok: true; readonly expression: T }
  | { readonly ok: false; readonly error: ExpressionError };

/** Thrown inside a parser to leave it at the first error; `attempt` turns it into a result. */
class Refusal {
  readonly error: ExpressionError;
  constructor(error: ExpressionError) {
    this.error = error;
  }
}

/** Leaves the parser. `index` is the 0-based place of `found` in the text. */
export function refuse(found: string, index: number, advice: string): never {
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
  const position = index + 1;
  throw new Refusal({ position, message: `\`${shown}\` at character ${position}: ${advice}` });
}

/** Runs a parser; a refusal becomes an error result. */
export function attempt<T>(parse: () => T): ParseResult<T> {
  try {
    return { ok: true, expression: parse() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
