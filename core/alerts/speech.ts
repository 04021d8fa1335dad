/** In characters. Only names that come with a message are longer, and nobody listens that long. */
const MAX_LENGTH = 300;

/** Whether an alert is spoken: as its entry says, else as the settings say. */
export function isSpoken(entrySpeak: boolean | null, defaultSpeak: boolean): boolean {
  return entrySpeak ?? defaultSpeak;
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
