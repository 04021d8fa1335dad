import type { JsonObject } from '../../../text/json-object.ts';
import { type DecodedSections, decodeSection, type SectionsTarget } from '../decode-sections.ts';
import { parseJson } from '../parse-json.ts';
import type { ProblemLog } from '../problem-log.ts';
import type { ReferenceMember, SectionReference } from './section-reference.ts';
import { isIndexKey } from './split-frame.ts';
import type { SplitSections } from './split-sections.ts';

/** What was parsed of each piece of the sections; `null` for what the reference has. */
export type ParsedRuns = readonly (JsonObject | null)[];

/**
 * Parses the members that the reference does not have, each run of them at once; `null` in the place of what it has. The keys
 * are new strings: a piece of the message's text would keep all of it in memory. Throws if a run is no JSON.
 *
 * @returns `null` if `sections` as a whole would be read otherwise: a key is there twice, or numbers come before other keys.
 */
export function parseRuns(
  text: string,
  { pieces }: SplitSections,
  reference: SectionReference | null,
): ParsedRuns | null {
  const keys = new Set<string>();
  const reused = new Set(pieces.map(({ known }) => known));
  const runs: (JsonObject | null)[] = [];
  for (const { start, end, known } of pieces) {
    const run = known === null ? (parseJson(`{${text.slice(start, end)}}`) as JsonObject) : null;
    runs.push(run);
    if (run === null) continue;
    for (const key of Object.keys(run)) {
      const member = memberOf(reference, key);
      if (isIndexKey(key) || keys.has(key) || (member !== undefined && reused.has(member))) return null;
      keys.add(key);
    }
  }
  return runs;
}

/** What the sections of the message hold: of the known ones what was read before, the others are read now. */
export function readSplitSections(
  { pieces }: SplitSections,
  runs: ParsedRuns,
  sectionsType: string,
  problems: ProblemLog,
  reference: SectionReference | null,
): DecodedSections {
  const target: SectionsTarget = { sections: [], offers: [] };
  for (let index = 0; index < pieces.length; index += 1) {
    const run = runs[index];
    if (run == null) addDecoded(target, pieces[index]?.known?.decoded ?? null);
    else {
      for (const key of Object.keys(run)) {
        const earlier = memberOf(reference, key)?.decoded?.offers;
        decodeSection(sectionsType, key, run[key], target, problems, earlier);
      }
    }
  }
  return target;
}

function memberOf(reference: SectionReference | null, key: string): ReferenceMember | undefined {
  return reference?.members[reference.indexOf.get(key) ?? -1];
}

function addDecoded(target: SectionsTarget, decoded: DecodedSections | null): void {
  if (decoded === null) return;
  for (const section of decoded.sections) target.sections.push(section);
  for (const offer of decoded.offers) target.offers.push(offer);
}
