import { formatNumber } from '../../text/format/format-number.ts';

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

/** Thrown inside a parser to leave it at the first error; `tryParse` turns it into a result. */
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

/** The longest expression, in UTF-16 units: what a filter costs for each message is bounded by its length. */
export const MAX_EXPRESSION_LENGTH = 4096;

/** Runs a parser on a text; a refusal, and a text that is too long, become an error result. */
export function tryParse<T>(text: string, parse: () => T): ParseResult<T> {
  try {
    if (text.length > MAX_EXPRESSION_LENGTH) {
      const limit = formatNumber(MAX_EXPRESSION_LENGTH);
      const advice = `a filter has at most ${limit} characters; shorten it, or split it between several entries`;
      failParse(text.slice(MAX_EXPRESSION_LENGTH), MAX_EXPRESSION_LENGTH, advice);
    }
    return { ok: true, expression: parse() };
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
