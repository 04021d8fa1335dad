import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, parseJson } from '../../../../core/notification/decoding/parse-json.ts';
import type { JsonObject } from '../../../../core/text/json-object.ts';

const read = (text: string) => parseJson(text) as JsonObject;

describe('the order of keys', () => {
  it.each([
    ['whole numbers', '{"20":1,"3":2}', ['20', '3']],
    ['a number behind a name', '{"b":1,"a":2,"3":3}', ['b', 'a', '3']],
    ['names alone', '{"b":1,"a":2}', ['b', 'a']],
    ['leading zeros, which are a name', '{"b":1,"03":2,"7":3}', ['b', '03', '7']],
    ['a key given twice', '{"20":1,"3":2,"20":3}', ['20', '3']],
    ['space and line breaks', '{ "20" : 1 ,\n\t"3"\r\n: 2}', ['20', '3']],
    ['a text that looks like a key', '{"20":"{\\"9\\":1,\\"8\\":2}","3":"\\"7\\":1"}', ['20', '3']],
    ['a name that looks like a key', '{"20":1,"a \\"4\\":b":2,"3":3}', ['20', 'a "4":b', '3']],
    ['__proto__', '{"__proto__":1,"20":2,"3":3}', ['__proto__', '20', '3']],
    ['the private character that marks numbers', '{"20":1,"\ue0007":2,"3":3}', ['20', '\ue0007', '3']],
    ['nothing, if a key is there with and without it', '{"b":1,"\ue0003":2,"3":3}', ['3', 'b', '\ue0003']],
  ])('is that of the text with %s', (_, text, keys) => {
    expect(keysOf(read(text))).toEqual(keys);
  });

  it('is that of the text within a message down to the offers', () => {
    const message = read('{"sections":{"20":{"stock":1,"9":{},"8":{}},"a":{"x":{},"5":{}},"3":{}}}');
    const sections = message.sections as JsonObject;
    expect(keysOf(sections)).toEqual(['20', 'a', '3']);
    expect(keysOf(sections['20'] as JsonObject)).toEqual(['stock', '9', '8']);
    expect(keysOf(sections.a as JsonObject)).toEqual(['x', '5']);
  });

  it('changes no value, and no key is lost or made', () => {
    const key = fc.oneof(fc.nat(30).map(String), fc.string({ maxLength: 3 }), fc.constantFrom('\ue0001', '1', '"1":'));
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(fc.tuple(key, tie('node')), { maxLength: 5 }).map((pairs) => new Map(pairs as [string, unknown][])),
      ),
    })).node;
    const format = (node: unknown): string =>
      node instanceof Map
        ? `{${[...node].map(([name, member]) => `${JSON.stringify(name)}: ${format(member)}`).join(' , ')}}`
        : JSON.stringify(node);
    fc.assert(
      fc.property(value, (node) => {
        const text = format(node);
        const parsed = parseJson(text);
        expect(parsed).toEqual(JSON.parse(text));
        if (!(node instanceof Map)) return;
        expect([...keysOf(parsed as JsonObject)].sort()).toEqual(Object.keys(parsed as JsonObject).sort());
        const plain = [...node.keys()].every((name) => !String(name).includes('\ue000'));
        if (plain) expect(keysOf(parsed as JsonObject)).toEqual([...node.keys()]);
      }),
    );
  });

  it.each(['', '{"1":', '{"2":1,"1":}', '\ue000'])('%j is no JSON', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
