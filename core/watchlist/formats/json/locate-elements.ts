import { type Node, parseTree } from 'jsonc-parser';
import { findField } from '../../fields.ts';

/** Where an element of a list stands. Lines count from 1. */
export interface ElementPlace {
  readonly line: number;
  /** Lines of its keys, by the field each means. */
  readonly fields: ReadonlyMap<string, number>;
}

/**
 * The places of a list's elements in a text that `JSON.parse` accepted.
 *
 * @param key The list is the value of this key of the outermost object; `null`: it is the outermost value;
 *   `undefined`: there is no list, and the outermost value is the one element.
 * @throws RangeError if the text is nested too deeply.
 */
export function locateElements(text: string, key: string | null | undefined): ElementPlace[] {
  const root = parseTree(text);
  if (root === undefined) return [];
  const lineOf = createLineCounter(text);
  return elementsOf(root, key).map((element) => ({
    line: lineOf(element.offset),
    fields: new Map(
      propertiesOf(element).map(({ offset, name }): [string, number] => [findField(name) ?? name, lineOf(offset)]),
    ),
  }));
}

function elementsOf(root: Node, key: string | null | undefined): readonly Node[] {
  if (key === undefined) return [root];
  // JSON.parse takes the last value of a repeated key.
  const list = key === null ? root : propertiesOf(root).findLast(({ name }) => name === key)?.value;
  return list?.children ?? [];
}

function propertiesOf(node: Node) {
  if (node.type !== 'object') return [];
  return (node.children ?? []).map(({ offset, children }) => ({
    offset,
    name: String(children?.[0]?.value),
    value: children?.[1],
  }));
}

/** Gives the line of an offset; offsets must ascend, so that a text is read once. */
function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
