/** Why an expression was not understood. */
interface ExpressionError {
  /** Where, counted from 1 in UTF-16 units (what a text field's selection counts in). */
  readonly position: number;
  /** What is wrong there and what to write instead: "`10-` at character 5: a range needs an end, for example 10-20". */
  readonly message: string;
}

export type ParseResult<T> =
  | { readonly ok: true; readonly expression: T }
  | { readonly ok: false; readonly error: ExpressionError };

/** Thrown inside a parser to leave it at the first error; `attempt` turns it into a result. */
class ExpressionSyntaxError {
  readonly error: ExpressionError;
  constructor(error: ExpressionError) {
    this.error = error;
  }
}

/** Leaves the parser. `index` is the 0-based place of `found` in the text. */
export function failParse(text: string, index: number, advice: string): never {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const position = index + 1;
  throw new ExpressionSyntaxError({ position, message: `\`${shown}\` at character ${position}: ${advice}` });
}

/** Runs a parser; a refusal becomes an error result. */
export function tryParse<T>(parse: () => T): ParseResult<T> {
  try {
    return { ok: true, expression: parse() };
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
