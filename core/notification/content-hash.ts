import { memoize } from '../text/memoize.ts';

/** 128 bits in four words. */
export interface Lanes {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

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

/** What stands for values that are no text, so that values of different kinds differ. */
const KIND = { null: 0x6a09e667, true: 0x3c6ef372, false: 0x510e527f, integer: 0x1f83d9ab, number: 0x5be0cd19 };
const MAX_REMEMBERED = 100;
const textLanes = memoize(hashText);

const START: Lanes = { a: 0x243f6a88, b: 0x85a308d3, c: 0x13198a2e, d: 0x03707344 };
/** The lanes of the record that is being hashed. */
const recordLanes = new Int32Array(4);

/** A number that is no small integer, as two words. */
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);

/**
 * The hash of a record alone. Values of different kinds are different: `1` is not `"1"`, `null` not `""`. The names of an
 * event come with each of its messages, so what they add is remembered.
 *
 * It has four lanes of 32 bits, which rotate and multiply differently, as in MurmurHash3, so that what cancels out in one does
 * not in another. It is no cryptographic hash: it keeps apart what differs by chance, not what is built to agree by a long search.
 *
 * @param beginning What `beginRecord` gave for the fields before these.
 */
export function hashRecord(fields: readonly Field[], beginning = START): Lanes {
  mixFields(fields, beginning);
  return finished(recordLanes);
}

/** The beginning of all records that have these fields first. */
export function beginRecord(fields: readonly Field[]): Lanes {
  mixFields(fields, START);
  const [a = 0, b = 0, c = 0, d = 0] = recordLanes;
  return { a, b, c, d };
}

function mixFields(fields: readonly Field[], beginning: Lanes): void {
  setLanes(recordLanes, beginning);
  for (const field of fields) {
    if (typeof field === 'string') {
      const { a, b, c, d } = field.length > MAX_REMEMBERED ? hashText(field) : textLanes(field);
      mix(recordLanes, a, b, c, d);
    } else if (typeof field === 'number') mixNumber(recordLanes, field);
    else mixWord(recordLanes, field === null ? KIND.null : field ? KIND.true : KIND.false);
  }
}

function hashText(text: string): Lanes {
  const lanes = new Int32Array(4);
  setLanes(lanes, START);
  for (let at = 0; at < text.length; at += 1) mixWord(lanes, text.charCodeAt(at));
  mixWord(lanes, text.length);
  return finished(lanes);
}

function setLanes(lanes: Int32Array, { a, b, c, d }: Lanes): void {
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

function mix(lanes: Int32Array, a: number, b: number, c: number, d: number): void {
  const w = lanes[0] as number;
  const x = lanes[1] as number;
  const y = lanes[2] as number;
  const z = lanes[3] as number;
  lanes[0] = Math.imul(((w << 13) | (w >>> 19)) ^ a, 0x85ebca6b);
  lanes[1] = Math.imul(((x << 15) | (x >>> 17)) ^ b, 0xc2b2ae35);
  lanes[2] = Math.imul(((y << 17) | (y >>> 15)) ^ c, 0x27d4eb2f);
  lanes[3] = Math.imul(((z << 19) | (z >>> 13)) ^ d, 0x9e3779b1);
}

function mixWord(lanes: Int32Array, word: number): void {
  mix(lanes, word, word, word, word);
}

function mixNumber(lanes: Int32Array, value: number): void {
  if ((value | 0) === value) {
    mix(lanes, value, value ^ KIND.integer, value, value ^ KIND.integer);
    return;
  }
  double[0] = value;
  mixWord(lanes, KIND.number);
  mixWord(lanes, doubleWords[0] as number);
  mixWord(lanes, doubleWords[1] as number);
}

/** Every lane reaches every other, so that none can be made to agree alone. */
function finished(lanes: Int32Array): Lanes {
  const a = lanes[0] as number;
  const b = lanes[1] as number;
  const c = lanes[2] as number;
  const d = lanes[3] as number;
  const all = a ^ b ^ c ^ d;
  return {
    a: finish(a + Math.imul(all, 3)),
    b: finish(b + Math.imul(all, 5)),
    c: finish(c + Math.imul(all, 7)),
    d: finish(d + Math.imul(all, 11)),
  };
}

/** The last step of MurmurHash3: every bit reaches every other. */
function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
