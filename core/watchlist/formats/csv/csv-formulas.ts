/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, which keeps it text. That is the start of a
 * cell, and within it whatever follows a semicolon, a tab or a line break: where one of these separates cells, a
 * spreadsheet begins a new cell there, quoted or not.
 */
export function escapeFormulas(text: string): string {
  const inner = text.replace(INNER_START, "'$1");
  return START.test(inner) ? `'${inner}` : inner;
}

/** Takes away again what `escapeFormulas` put in; other text stays as it is. */
export function unescapeFormulas(cell: string): string {
  const inner = cell.startsWith("'") && START.test(cell.slice(1)) ? cell.slice(1) : cell;
  return inner.replace(ESCAPED_INNER_START, '$1');
}

const START = /^['=+\-@＝＋－＠\t\r]/;
/**
 * A formula's first character behind what separates cells somewhere and spaces and quotes that a spreadsheet drops. Looks back from
 * that character only, so that a long run of separators is read once.
 */
const INNER_START = /(?=['=+\-@＝＋－＠])(?<=[;\t\r\n][\s"]*)('*[=+\-@＝＋－＠])/g;
const ESCAPED_INNER_START = /(?=')(?<=[;\t\r\n][\s"]*)'('*[=+\-@＝＋－＠])/g;
