/** Counts are kept by quarters of an hour: in every time zone the day begins with one. */
export const QUARTER_MS = 15 * 60 * 1000;

/** Series are condensed to hours. */
export const HOUR_MS = 60 * 60 * 1000;

/** Change types as they are kept: each between line breaks, so that a whole name can be looked for. */
export function changeTypesText(types: readonly string[]): string {
  return `\n${types.join('\n')}\n`;
}
