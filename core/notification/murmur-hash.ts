/** 128 bits in four words. */
export interface Lanes {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/**
 * MurmurHash3_x86_128 (Austin Appleby, public domain) of the first `length` words, with seed 0. It is no cryptographic hash: it keeps
 * apart what differs by chance, not what is built to agree by a long search.
 */
export function murmurHash(words: Int32Array, length: number): Lanes {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const end = length - (length % 4);
  for (let at = 0; at < end; at += 4) {
    a = rotate(a ^ scrambleA(words[at] as number), 19);
    a = (Math.imul(a + b, 5) + 0x561ccd1b) | 0;
    b = rotate(b ^ scrambleB(words[at + 1] as number), 17);
    b = (Math.imul(b + c, 5) + 0x0bcaa747) | 0;
    c = rotate(c ^ scrambleC(words[at + 2] as number), 15);
    c = (Math.imul(c + d, 5) + 0x96cd1c35) | 0;
    d = rotate(d ^ scrambleD(words[at + 3] as number), 13);
    d = (Math.imul(d + a, 5) + 0x32ac3b17) | 0;
  }
  if (length - end > 2) c ^= scrambleC(words[end + 2] as number);
  if (length - end > 1) b ^= scrambleB(words[end + 1] as number);
  if (length - end > 0) a ^= scrambleA(words[end] as number);
  const bytes = length * 4;
  const mixed = addAcross(a ^ bytes, b ^ bytes, c ^ bytes, d ^ bytes);
  return addAcross(finish(mixed.a), finish(mixed.b), finish(mixed.c), finish(mixed.d));
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

const scrambleA = (word: number) => Math.imul(rotate(Math.imul(word, C1), 15), C2);
const scrambleB = (word: number) => Math.imul(rotate(Math.imul(word, C2), 16), C3);
const scrambleC = (word: number) => Math.imul(rotate(Math.imul(word, C3), 17), C4);
const scrambleD = (word: number) => Math.imul(rotate(Math.imul(word, C4), 18), C1);

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Every lane reaches every other. */
function addAcross(a: number, b: number, c: number, d: number): Lanes {
  const all = (a + b + c + d) | 0;
  return { a: all, b: (b + all) | 0, c: (c + all) | 0, d: (d + all) | 0 };
}

/** Every bit reaches every other. */
function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
