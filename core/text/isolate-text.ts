/** A text of a stranger inside a sentence of ours: what turns the direction of text in it ends with it (FSI, PDI). */
export function isolateText(text: string): string {
  return `\u2068${text}\u2069`;
}
