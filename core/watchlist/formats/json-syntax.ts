/** The first place where a text stops being JSON, and what is wrong there. */
export interface JsonSyntaxError {
  /** 0-based. */
  readonly index: number;
  readonly problem: string;
}

/** What may come next. */
type Expected = 'value' | 'first element' | 'first key' | 'key' | 'colon' | 'comma' | 'end';

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/**
 * Finds where a text that `JSON.parse` refused is broken (RFC 8259), since engines name the place only sometimes, and
 * never in words for the person who wrote the file. `null` where nothing is. One pass, no recursion.
 */
export function findJsonSyntaxError(text: string): JsonSyntaxError | null {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (form: RegExp) => {
    form.lastIndex = at;
    const found = form.exec(text)?.[0] ?? '';
    at += found.length;
    return found !== '';
  };
  for (;;) {
    take(SPACE);
    const character = text.charAt(at);
    if (character === '') return expected === 'end' ? null : endsTooEarly(at, open);
    const wrong = (problem: string) => ({ index: at, problem });
    if (expected === 'end') return wrong('there is more after the end of the list');
    const closes = (character === ']' || character === '}') && character === open.at(-1);
    if (closes && (expected === 'comma' || expected === 'first element' || expected === 'first key')) {
      open.pop();
      at += 1;
      expected = open.length === 0 ? 'end' : 'comma';
    } else if (closes) {
      return wrong(expected === 'colon' ? 'a key has no value' : `there is a comma too many before \`${character}\``);
    } else if (expected === 'comma') {
      if (character !== ',') return wrong(`a comma or \`${open.at(-1)}\` is missing before \`${character}\``);
      at += 1;
      expected = open.at(-1) === '}' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (character !== ':') return wrong(`a colon is missing before \`${character}\``);
      at += 1;
      expected = 'value';
    } else if (expected === 'key' || expected === 'first key') {
      if (!take(STRING)) return wrong('a key in double quotes is missing, or its quotes are not closed');
      expected = 'colon';
    } else if (character === '[' || character === '{') {
      open.push(character === '[' ? ']' : '}');
      at += 1;
      expected = character === '[' ? 'first element' : 'first key';
    } else if (take(STRING) || take(SCALAR)) {
      expected = open.length === 0 ? 'end' : 'comma';
    } else {
      if (character === '"') return wrong('text in quotes is not closed on its line, or has a backslash too many');
      return wrong(`\`${character}\` begins no value: write a number, true, false, null or text in double quotes`);
    }
  }
}

function endsTooEarly(index: number, open: readonly string[]): JsonSyntaxError {
  const closing = open.at(-1);
  return { index, problem: closing === undefined ? 'there is nothing in it' : `it ends before the \`${closing}\`` };
}
