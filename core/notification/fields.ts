import type { ProblemLog } from './problems.ts';

/** A JSON object as `JSON.parse` makes it: its keys, `__proto__` among them, are own properties and plain data. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/**
 * Reads the fields of one object of a message, each alone: what is absent, `null` or unreadable is `null`, and every
 * repair is named in the problem log (design section 4).
 */
export interface FieldReader {
  /** Text; blank text is absent, a number its decimal string. */
  text(name: string): string | null;
  /** A price or a count: finite and not negative; a numeric string is a number. */
  amount(name: string): number | null;
  /** A truth value; `"true"`, `"false"`, 1 and 0 are taken for it. */
  flag(name: string): boolean | null;
}

export function readFields(source: JsonObject, path: readonly string[], problems: ProblemLog): FieldReader {
  const get = (name: string): unknown => (Object.hasOwn(source, name) ? source[name] : undefined);
  const repaired = (name: string, problem: string) => problems.add([...path, name], problem);

  return {
    text(name) {
      const value = get(name);
      if (value === undefined || value === null || value === '') return null;
      if (typeof value === 'string') return value;
      if (typeof value === 'number' && Number.isFinite(value)) {
        repaired(name, 'a number where text is expected; read as text');
        return decimalString(value);
      }
      repaired(name, `${kindOf(value)} where text is expected; left out`);
      return null;
    },

    amount(name) {
      const value = get(name);
      if (value === undefined || value === null) return null;
      let amount: number;
      if (typeof value === 'number') {
        amount = value;
      } else if (typeof value === 'string' && NUMERIC.test(value)) {
        repaired(name, 'text where a number is expected; read as a number');
        amount = Number(value);
      } else {
        repaired(name, `${kindOf(value)} where a number is expected; taken as unknown`);
        return null;
      }
      if (!Number.isFinite(amount)) {
        repaired(name, 'not a finite number; taken as unknown');
        return null;
      }
      if (amount < 0) {
        repaired(name, `a negative number (${amount}); taken as unknown`);
        return null;
      }
      return amount;
    },

    flag(name) {
      const value = get(name);
      if (value === undefined || value === null) return null;
      if (typeof value === 'boolean') return value;
      const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
      if (word === 'true' || word === 1) {
        repaired(name, `${kindOf(value)} where true or false is expected; read as true`);
        return true;
      }
      if (word === 'false' || word === 0) {
        repaired(name, `${kindOf(value)} where true or false is expected; read as false`);
        return false;
      }
      repaired(name, `${kindOf(value)} where true or false is expected; taken as unknown`);
      return null;
    },
  };
}

/** A finite number without an exponent: 1e21 is "1000000000000000000000". */
export function decimalString(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** What a JSON value is, with its article, for problems. */
export function kindOf(value: unknown): string {
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
