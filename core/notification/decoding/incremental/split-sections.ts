import { endOfObject, skipSpace } from './json-scan.ts';
import type { ReferenceMember, SectionReference } from './section-reference.ts';
import { readPlainKey } from './split-frame.ts';

/** The sections of a message, split at what the reference has too. */
export interface SplitSections {
  /** In message order, without the commas between them. */
  readonly pieces: readonly Piece[];
  /** How many members the reference has. */
  readonly known: number;
  /** The index of the brace that ends `sections`. */
  readonly closingBrace: number;
}

/** A member that the reference has, to the letter, or a run of others. */
export interface Piece {
  readonly start: number;
  end: number;
  readonly known: ReferenceMember | null;
}

const NO_MEMBERS: readonly ReferenceMember[] = [];
/** How many members of the reference are looked for behind one that differs. */
const MAX_SEARCHES = 3;
/** In a whole message: each search in vain may go through all of its text. */
const MAX_VAIN_SEARCHES = 20;

/**
 * Splits the members of `sections`, whose first begins at `at`. What does not belong to the reference must be parsed: only
 * then it is known that the message was split between two members. `null` if they cannot be told apart.
 */
export function splitSections(text: string, at: number, reference: SectionReference | null): SplitSections | null {
  const members = reference?.members ?? NO_MEMBERS;
  const pieces: Piece[] = [];
  let known = 0;
  /** The member of the reference that may come next. */
  let next = 0;
  const budget = { vainSearches: MAX_VAIN_SEARCHES };
  for (let start = at; ; ) {
    const candidate = members[next];
    let end: number;
    if (candidate !== undefined && isSame(text, start, reference?.text ?? '', candidate)) {
      end = start + candidate.end - candidate.start;
      pieces.push({ start, end, known: candidate });
      known += 1;
      next += 1;
    } else {
      const later = findLaterMember(text, start, members, next, budget);
      if (later?.start === start) {
        next = later.index;
        continue;
      }
      end = later === null ? endOfMember(text, start) : later.endBefore;
      if (end === -1) return null;
      if (later !== null) next = later.index;
      const last = pieces.at(-1);
      if (last?.known === null) last.end = end;
      else pieces.push({ start, end, known: null });
    }
    const separator = skipSpace(text, end);
    if (text[separator] === '}') return { pieces, known, closingBrace: separator };
    if (text[separator] !== ',') return null;
    start = skipSpace(text, separator + 1);
  }
}

/** Whether the member at `start` is, to the letter, one of the reference. */
function isSame(
  text: string,
  start: number,
  known: string,
  { start: from, end: to, decoded }: ReferenceMember,
): boolean {
  return decoded !== null && text.slice(start, start + to - from) === known.slice(from, to);
}

interface LaterMember {
  readonly index: number;
  readonly start: number;
  /** The index behind the closing brace of the member before it. */
  readonly endBefore: number;
}

/** The first of the next members of the reference that seems to begin at `from` or later. */
function findLaterMember(
  text: string,
  from: number,
  members: readonly ReferenceMember[],
  next: number,
  budget: { vainSearches: number },
): LaterMember | null {
  const last = Math.min(members.length, next + 1 + Math.min(MAX_SEARCHES, budget.vainSearches));
  for (let index = next + 1; index < last; index += 1) {
    const { opening, keyAt } = members[index] as ReferenceMember;
    const brace = text.indexOf(opening, from - keyAt);
    if (brace !== -1) return { index, start: brace + keyAt, endBefore: brace + 1 };
    budget.vainSearches -= 1;
  }
  return null;
}

/** The index behind the member that begins at `at`; -1 if it is unusual. */
function endOfMember(text: string, at: number): number {
  const key = readPlainKey(text, at);
  return key === null ? -1 : endOfObject(text, key.value);
}
