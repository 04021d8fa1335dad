/** Foreign text inside one of our sentences: its changes of text direction end with it (FSI, PDI). */
export function isolateText(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Letters and numbers that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and older scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Foreign text that is joined with others in one line: isolated if it is written from right to left, so that it stays in its place. */
export function isolateRightToLeft(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? isolateText(text) : text;
}
