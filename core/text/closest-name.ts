import { distance } from 'fastest-levenshtein';

/** So many letters of a name may be wrong, if nothing else is said. */
const defaultMaxEdits = (name: string) => Math.min(3, Math.max(1, Math.floor(name.length / 2)));

/** The name that was probably meant: the closest by single-letter edits, if no more than `mostEdits` of it are. */
export function closestName(text: string, names: readonly string[], maxEditsOf = defaultMaxEdits): string | null {
  const ranked = names
    .map((name) => ({ name, edits: distance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= maxEditsOf(best.name) ? best.name : null;
}
