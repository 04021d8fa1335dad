import type { ProblemLog } from './problem-log.ts';

/** The object whose fields are being read, by its keys from the root of the message. */
export interface FieldLocation {
  readonly path: readonly string[];
  readonly problems: ProblemLog;
}

const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/**
 * Text; blank text is absent, a number its decimal string. As with every reader here, what is absent, `null` or
 * unreadable is `null`, and every repair is named in the problem log (docs/protocol.md#11-tolerant-decoding).
 */
export function readText(value: unknown, place: FieldLocation, name: string): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) {
    addProblem(place, name, 'a number where text is expected; read as text');
    return decimalString(value);
  }
  addProblem(place, name, `${describeKind(value)} where text is expected; left out`);
  return null;
}

/** A price or a count: finite and not negative; a numeric string is a number. */
export function readAmount(value: unknown, place: FieldLocation, name: string): number | null {
  if (typeof value === 'number') return acceptAmount(value, place, name);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && NUMERIC.test(value)) {
    addProblem(place, name, 'text where a number is expected; read as a number');
    return acceptAmount(Number(value), place, name);
  }
  addProblem(place, name, `${describeKind(value)} where a number is expected; taken as unknown`);
  return null;
}

/** A truth value; `"true"`, `"false"`, 1 and 0 are taken for it. */
export function readFlag(value: unknown, place: FieldLocation, name: string): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return null;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  const flag = word === 'true' || word === 1 ? true : word === 'false' || word === 0 ? false : null;
  const reading = flag === null ? 'taken as unknown' : `read as ${flag}`;
  addProblem(place, name, `${describeKind(value)} where true or false is expected; ${reading}`);
  return flag;
}

/** A finite number without an exponent: 1e21 is "1000000000000000000000". */
export function decimalString(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** What a JSON value is, with its article, for problems. */
export function describeKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'an object';
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a truth value';
    default:
      return 'nothing';
  }
}

function acceptAmount(amount: number, place: FieldLocation, name: string): number | null {
  // The sum of -0 and 0 is 0.
  if (amount >= 0 && amount < Number.POSITIVE_INFINITY) return amount + 0;
  const what = Number.isFinite(amount) ? `a negative number (${amount})` : 'not a finite number';
  addProblem(place, name, `${what}; taken as unknown`);
  return null;
}

function addProblem({ path, problems }: FieldLocation, name: string, problem: string): void {
  problems.add([...path, name], problem);
}
