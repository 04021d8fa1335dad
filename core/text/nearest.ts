/** So many letters of a name may be wrong, if nothing else is said. */
const mostEditsOf = (name: string) => Math.min(3, Math.max(1, Math.floor(name.length / 2)));

/** The name that was probably meant: the closest by single-letter edits, if no more than `mostEdits` of it are. */
export function nearest(text: string, names: readonly string[], mostEdits = mostEditsOf): string | null {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= mostEdits(best.name) ? best.name : null;
}

/** Levenshtein distance of short texts. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
