import type { ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';

/** The expression of a text that must parse. */
export function parsed<T>(result: ParseResult<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.expression;
}

/** The message of a text that must not parse. */
export function parseError(result: ParseResult<unknown>): string {
  if (result.ok) throw new Error('It parsed.');
  return result.error.message;
}
