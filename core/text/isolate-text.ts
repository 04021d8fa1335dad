/** Foreign text inside one of our sentences: its changes of text direction end with it (FSI, PDI). */
export function isolateText(text: string): string {
  return `\u2068${text}\u2069`;
}
