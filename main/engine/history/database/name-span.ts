/**
 * The `first` of a span that began with the first item of its event: an older one that is added in the background may
 * have the name too.
 */
export const FROM_BEGINNING = 0;

/** The `last` of a span whose name the newest item of the event has. */
export const UNTIL_NOW = Number.MAX_SAFE_INTEGER;
