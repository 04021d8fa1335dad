import { distance } from 'fastest-levenshtein';

/** By default, up to half of a name may be wrong, and at most three letters. */
const defaultMaxEdits = (name: string) => Math.min(3, Math.max(1, Math.floor(name.length / 2)));

/**
 * The name that was probably meant: the closest one by single-letter edits.
 *
 * @param maxEditsOf how many edits a name may be away.
 * @returns `null` if none is close enough.
 */
export function closestName(text: string, names: readonly string[], maxEditsOf = defaultMaxEdits): string | null {
  const ranked = names
    .map((name) => ({ name, edits: distance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= maxEditsOf(best.name) ? best.name : null;
}
