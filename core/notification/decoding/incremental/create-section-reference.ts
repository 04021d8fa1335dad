import { type DecodedSections, decodeSection, type SectionsTarget } from '../decode-sections.ts';
import type { JsonObject } from '../json-fields.ts';
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
  const members: ReferenceMember[] = [];
  for (const [index, piece] of pieces.entries()) {
    const added =
      piece.known === null
        ? membersOfRun(text, piece, runs[index] ?? {}, sectionsType)
        : [{ ...piece.known, start: piece.start, end: piece.end }];
    if (added === null) return null;
    for (const member of added) members.push(member);
  }
  return { text, sectionsType, members, indexOf: new Map(members.map(({ key }, index) => [key, index])) };
}

function membersOfRun(
  text: string,
  piece: Piece,
  run: JsonObject,
  sectionsType: string,
): readonly ReferenceMember[] | null {
  const members: ReferenceMember[] = [];
  const keys = Object.keys(run);
  for (let { start } = piece; start < piece.end; ) {
    const found = readPlainKey(text, start);
    const key = keys[members.length];
    if (found === null || key === undefined || found.name !== key) return null;
    const opening = text.slice(start, found.value + 1);
    const end = endOfObject(text, found.value);
    members.push({ key, opening, start, end, decoded: decodeAlone(key, run[key], sectionsType) });
    const comma = skipSpace(text, end);
    start = skipSpace(text, comma + 1);
  }
  return members.length === keys.length ? members : null;
}

/** `null` if something in it has to be repaired. */
function decodeAlone(key: string, value: unknown, sectionsType: string): DecodedSections | null {
  const decoded: SectionsTarget = { sections: [], offers: [] };
  const problems = createProblemLog();
  decodeSection(sectionsType, key, value, decoded, problems);
  markRepeated(decoded.offers);
  return problems.list().length === 0 ? decoded : null;
}
