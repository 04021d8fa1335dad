import { type Lanes, murmurHash } from './murmur-hash.ts';

/** A 128-bit hash of a set of records that does not depend on their order. */
export interface ContentHash {
  /** Adds the record that has this hash. */
  add(record: Lanes): void;
  /** 32 hexadecimal digits. */
  digest(): string;
}

/** Creates the hash of an empty set: the lanes of its records are added up. */
export function createContentHash(): ContentHash {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  return {
    add(record) {
      a = (a + record.a) | 0;
      b = (b + record.b) | 0;
      c = (c + record.c) | 0;
      d = (d + record.d) | 0;
    },
    digest: () => hex(a) + hex(b) + hex(c) + hex(d),
  };
}

/** `toString(16)` takes six times as long. */
const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  return hexByte(word >>> 24) + hexByte(word >>> 16) + hexByte(word >>> 8) + hexByte(word);
}

function hexByte(bits: number): string {
  return HEX_BYTES[bits & 0xff] as string;
}

type Field = string | number | boolean | null;

/** What stands before values that are no text. A text begins with its length, which is never negative. */
const KIND = { null: -1, true: -2, false: -3, integer: -4, number: -5 };

/** A message of usual size has no longer record. */
const USUAL_WORDS = 4096;
/** The record that is being hashed, in words. */
let words = new Int32Array(USUAL_WORDS);
let count = 0;

/** A number that is no small integer, as two words. */
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);

/**
 * The hash of a record alone. Values of different kinds are different: `1` is not `"1"`, `null` not `""`.
 *
 * Texts are read anew each time. To remember what each one adds was faster only in a loop that does nothing else: between messages
 * the processor's caches forget such a memory, and to look something up in it then takes longer than to read a short text.
 */
export function hashRecord(fields: readonly Field[]): Lanes {
  words[0] = fields.length;
  count = 1;
  for (const field of fields) addField(field);
  const hash = murmurHash(words, count);
  if (words.length > USUAL_WORDS) words = new Int32Array(USUAL_WORDS);
  return hash;
}

function addField(field: Field): void {
  if (typeof field === 'string') addText(field);
  else if (typeof field === 'number') addNumber(field);
  else {
    makeRoom(1);
    words[count++] = field === null ? KIND.null : field ? KIND.true : KIND.false;
  }
}

/** Two characters in a word. */
function addText(text: string): void {
  makeRoom(1 + text.length);
  words[count++] = text.length;
  const pairs = text.length - (text.length % 2);
  for (let at = 0; at < pairs; at += 2) words[count++] = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
  if (pairs < text.length) words[count++] = text.charCodeAt(pairs);
}

function addNumber(value: number): void {
  makeRoom(3);
  if ((value | 0) === value) {
    words[count++] = KIND.integer;
    words[count++] = value;
    return;
  }
  double[0] = value;
  words[count++] = KIND.number;
  words[count++] = doubleWords[0] as number;
  words[count++] = doubleWords[1] as number;
}

function makeRoom(length: number): void {
  if (count + length <= words.length) return;
  const larger = new Int32Array((count + length) * 2);
  larger.set(words);
  words = larger;
}
