/** In characters. Only names that come with a message are longer, and nobody listens that long. */
const MAX_LENGTH = 300;

/**
 * Whether an alert is spoken: as one of its entries says, else as the settings say.
 *
 * @param entries those that want the alert; `null` stands for an event that no entry names.
 */
export function isSpoken(
  entries: readonly ({ readonly speak: boolean | null } | null)[],
  defaultSpeak: boolean,
): boolean {
  return entries.some((entry) => entry?.speak ?? defaultSpeak);
}

/**
 * A text fit for any voice: on one line, not too long, and without `[[` and `]]`, between which `say` and `espeak` take
 * commands.
 */
export function speechText(text: string): string {
  return [...text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+|\[(?=\[)|\](?=\])/gu, ' ')]
    .slice(0, MAX_LENGTH)
    .join('')
    .trim();
}
