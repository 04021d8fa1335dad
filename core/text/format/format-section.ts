/** A section name as people read it: a bare number gets the word, "101" is "Section 101", "100 Level" stays. */
export function formatSection(name: string): string {
  return /^\d{1,4}[a-z]?$/i.test(name) ? `Section ${name}` : name;
}
