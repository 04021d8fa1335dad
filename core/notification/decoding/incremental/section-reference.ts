import { type DecodedSections, decodeSection, type SectionsTarget } from '../decode-sections.ts';
import type { JsonObject } from '../json-fields.ts';
import { createProblemLog, type ProblemLog } from '../problem-log.ts';
import { endOfObject, skipSpace } from './json-scan.ts';
import { markRepeated } from './offer-memo.ts';
import { readPlainKey } from './split-frame.ts';

/** The sections of an earlier message: their text, and what was read from it. */
export interface SectionReference {
  readonly text: string;
  readonly sectionsType: string;
  /** In message order, all with different keys. */
  readonly members: readonly ReferenceMember[];
  readonly indexOf: ReadonlyMap<string, number>;
}

interface ReferenceMember {
  readonly key: string;
  /** From the first quote of its key to behind its value. */
  readonly start: number;
  readonly end: number;
  /** `null` if something in it had to be repaired: then it is read again, so that each message names its problems. */
  readonly decoded: DecodedSections | null;
}

/** The sections of a message, split at what the reference has too. */
export interface SplitSections {
  /** In message order. */
  readonly members: readonly Member[];
  /** How many of them the reference has. */
  readonly known: number;
  /** The index of the brace that ends `sections`. */
  readonly closingBrace: number;
}

interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly known: DecodedSections | null;
}

/**
 * Splits the members of `sections`, whose first begins at `at`. `null` if they cannot be told apart without parsing them, or
 * are in another order than those of the reference, which may mean that a key is there twice.
 */
export function splitSections(text: string, at: number, reference: SectionReference | null): SplitSections | null {
  const members: Member[] = [];
  const added = new Set<string>();
  let known = 0;
  let start = at;
  /** The member of the reference that may come next. */
  let next = 0;
  for (;;) {
    const candidate = reference?.members[next];
    let member = candidate === undefined ? null : reuse(text, start, reference as SectionReference, candidate);
    if (member === null) {
      const key = readPlainKey(text, start);
      if (key === null) return null;
      const index = reference?.indexOf.get(key.name);
      if (index === undefined) {
        if (added.has(key.name)) return null;
        added.add(key.name);
      } else if (index < next) return null;
      else {
        next = index + 1;
        member = reuse(text, start, reference as SectionReference, reference?.members[index] as ReferenceMember);
      }
      if (member === null) {
        const end = endOfObject(text, key.value);
        if (end === -1) return null;
        member = { key: key.name, start, end, known: null };
      }
    } else next += 1;
    if (member.known !== null) known += 1;
    members.push(member);
    const separator = skipSpace(text, member.end);
    if (text[separator] === '}') return { members, known, closingBrace: separator };
    if (text[separator] !== ',') return null;
    start = skipSpace(text, separator + 1);
  }
}

/** The member at `start` if it is, to the letter, one of the reference. */
function reuse(
  text: string,
  start: number,
  { text: known }: SectionReference,
  { key, start: from, end: to, decoded }: ReferenceMember,
): Member | null {
  if (decoded === null) return null;
  const end = start + to - from;
  return text.slice(start, end) === known.slice(from, to) ? { key, start, end, known: decoded } : null;
}

/** A member of `sections` that was parsed. */
export interface ParsedMember {
  readonly key: string;
  readonly value: unknown;
}

/**
 * Parses the members that the reference does not have, each run of them at once, and gives them in message order. Throws if
 * one is no JSON. The keys are new strings: a piece of the message's text would keep all of it in memory.
 */
export function parseUnknown(text: string, { members }: SplitSections): readonly ParsedMember[] {
  const parsed: ParsedMember[] = [];
  for (let index = 0; index < members.length; index += 1) {
    const first = members[index] as Member;
    if (first.known !== null) continue;
    while (members[index + 1]?.known === null) index += 1;
    const run = JSON.parse(`{${text.slice(first.start, (members[index] as Member).end)}}`) as JsonObject;
    for (const key of Object.keys(run)) parsed.push({ key, value: run[key] });
  }
  return parsed;
}

/** What the sections of the message hold: of the known ones what was read before, the others are read now. */
export function readSplitSections(
  { members }: SplitSections,
  parsed: readonly ParsedMember[],
  sectionsType: string,
  problems: ProblemLog,
): DecodedSections {
  const target: SectionsTarget = { sections: [], offers: [] };
  let next = 0;
  for (const { known } of members) {
    if (known === null) {
      const { key, value } = parsed[next++] as ParsedMember;
      decodeSection(sectionsType, key, value, target, problems);
    } else {
      for (const section of known.sections) target.sections.push(section);
      for (const offer of known.offers) target.offers.push(offer);
    }
  }
  return target;
}

/** Makes a reference of a message. */
export function toReference(
  text: string,
  { members }: SplitSections,
  parsed: readonly ParsedMember[],
  sectionsType: string,
): SectionReference {
  let next = 0;
  const kept = members.map(({ key: keyOfKnown, start, end, known }): ReferenceMember => {
    if (known !== null) return { key: keyOfKnown, start, end, decoded: known };
    const { key, value } = parsed[next++] as ParsedMember;
    const decoded: SectionsTarget = { sections: [], offers: [] };
    const problems = createProblemLog();
    decodeSection(sectionsType, key, value, decoded, problems);
    markRepeated(decoded.offers);
    return { key, start, end, decoded: problems.list().length === 0 ? decoded : null };
  });
  return { text, sectionsType, members: kept, indexOf: new Map(kept.map(({ key }, index) => [key, index])) };
}
