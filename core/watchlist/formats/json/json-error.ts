import { visit } from 'jsonc-parser';

/** The first place where a text stops being JSON, and what is wrong there. */
export interface JsonError {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/** What may come next. */
type Expected = 'value' | 'first element' | 'first key' | 'key' | 'colon' | 'comma' | 'end';

/**
 * Finds where a text that `JSON.parse` refused is broken, since engines name the place only sometimes, and never in
 * words for the person who wrote the file. `null` if nothing is.
 *
 * @param text not blank.
 * @throws RangeError if the text is nested too deeply.
 */
export function findJsonError(text: string): JsonError | null {
  let found: JsonError | null = null;
  let expected: Expected = 'value';
  const open: string[] = [];
  const closeList = (offset: number) => {
    // The text ends before the list does: the error comes next.
    if (offset >= text.length) return;
    open.pop();
    expected = open.length === 0 ? 'end' : 'comma';
  };
  visit(
    text,
    {
      onObjectBegin() {
        open.push('}');
        expected = 'first key';
      },
      onArrayBegin() {
        open.push(']');
        expected = 'first element';
      },
      onObjectProperty() {
        expected = 'colon';
      },
      onSeparator(character) {
        expected = character === ',' && open.at(-1) === '}' ? 'key' : 'value';
      },
      onLiteralValue() {
        expected = open.length === 0 ? 'end' : 'comma';
      },
      onObjectEnd: closeList,
      onArrayEnd: closeList,
      onError(_code, offset, _length, startLine) {
        found ??= { line: startLine + 1, problem: describeProblem(text.charAt(offset), expected, open.at(-1)) };
      },
    },
    { disallowComments: true },
  );
  return found;
}

/** @param character The one where the text breaks; `''` at its end. */
function describeProblem(character: string, expected: Expected, closing: string | undefined): string {
  if (expected === 'end') return 'there is more after the end of the list';
  if (character === '') return `it ends before the \`${closing}\``;
  const closes = character === closing;
  switch (expected) {
    case 'comma':
      return `a comma or \`${closing}\` is missing before \`${character}\``;
    case 'colon':
      return closes ? 'a key has no value' : `a colon is missing before \`${character}\``;
    case 'key':
    case 'first key':
      if (closes) return `there is a comma too many before \`${character}\``;
      return 'a key in double quotes is missing, or its quotes are not closed';
    default:
      if (closes) return character === '}' ? 'a key has no value' : `there is a comma too many before \`${character}\``;
      if (character === '"') return 'text in quotes is not closed on its line, or has a backslash too many';
      if (/[-0-9]/.test(character)) return 'a number is not complete: write it as 150 or 149.50';
      return `\`${character}\` begins no value: write a number, true, false, null or text in double quotes`;
  }
}
