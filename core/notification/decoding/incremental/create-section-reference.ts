import type { JsonObject } from '../../../text/json-object.ts';
import { type DecodedSections, decodeSection, type SectionsTarget } from '../decode-sections.ts';
import { createProblemLog } from '../problem-log.ts';
import { endOfObject, skipSpace } from './json-scan.ts';
import { markRepeated } from './offer-memo.ts';
import type { ParsedRuns } from './read-split-sections.ts';
import type { ReferenceMember, SectionReference } from './section-reference.ts';
import { readPlainKey } from './split-frame.ts';
import type { Piece, SplitSections } from './split-sections.ts';

/** Makes a reference of a message. `null` if a member is unusual. */
export function createSectionReference(
  text: string,
  { pieces }: SplitSections,
  runs: ParsedRuns,
  sectionsType: string,
): SectionReference | null {
  const found: FoundMember[] = [];
  for (const [index, piece] of pieces.entries()) {
    const added =
      piece.known === null
        ? membersOfRun(text, piece, runs[index] ?? {}, sectionsType)
        : [{ ...piece.known, start: piece.start, end: piece.end }];
    if (added === null) return null;
    for (const member of added) found.push(member);
  }
  const members = found.map((member, index) => withOpening(text, member, found[index - 1]));
  return { text, sectionsType, members, indexOf: new Map(members.map(({ key }, index) => [key, index])) };
}

type FoundMember = Omit<ReferenceMember, 'opening' | 'keyAt'>;

function withOpening(text: string, member: FoundMember, before: FoundMember | undefined): ReferenceMember {
  const { key, start, end, decoded } = member;
  const from = before === undefined ? start : before.end - 1;
  return { key, start, end, decoded, opening: text.slice(from, text.indexOf('{', start) + 1), keyAt: start - from };
}

function membersOfRun(
  text: string,
  piece: Piece,
  run: JsonObject,
  sectionsType: string,
): readonly FoundMember[] | null {
  const members: FoundMember[] = [];
  const keys = Object.keys(run);
  for (let { start } = piece; start < piece.end; ) {
    const found = readPlainKey(text, start);
    const key = keys[members.length];
    if (found === null || key === undefined || found.name !== key) return null;
    const end = endOfObject(text, found.value);
    members.push({ key, start, end, decoded: decodeAlone(key, run[key], sectionsType) });
    const comma = skipSpace(text, end);
    start = skipSpace(text, comma + 1);
  }
  return members;
}

/** `null` if something in it has to be repaired. */
function decodeAlone(key: string, value: unknown, sectionsType: string): DecodedSections | null {
  const decoded: SectionsTarget = { sections: [], offers: [] };
  const problems = createProblemLog();
  decodeSection(sectionsType, key, value, decoded, problems);
  markRepeated(decoded.offers);
  return problems.list().length === 0 ? decoded : null;
}
