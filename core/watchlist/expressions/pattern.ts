/**
 * Name patterns of section expressions: `*` stands for any run of characters, and an `x` that touches
 * a digit, directly or through other x's, for one digit (`2xx`, `x07`, `A1x`; not `Box 5`).
 */
export interface Pattern {
  /** The pieces between the stars; `DIGIT` in them stands for a digit. One piece: there is no star. */
  readonly pieces: readonly string[];
}

/** Never part of folded text, which has no control characters. */
const DIGIT = '\u0000';
/** Each run of these is digits throughout if it holds a digit. */
const DIGIT_RUN = /[0-9x]+/g;

/** Whether the folded text is a pattern rather than a plain name. */
export function isPattern(folded: string): boolean {
  return folded.includes('*') || markDigits(folded) !== folded;
}

/** The pattern of a folded text. */
export function patternOf(folded: string): Pattern {
  return { pieces: markDigits(folded).split(/\*+/) };
}

function markDigits(folded: string): string {
  return folded.replace(DIGIT_RUN, (run) => (/[0-9]/.test(run) ? run.replaceAll('x', DIGIT) : run));
}

/** Whether the pattern has an `x` that stands for a digit. */
export function hasDigitPlaces({ pieces }: Pattern): boolean {
  return pieces.some((piece) => piece.includes(DIGIT));
}

/**
 * Whether the whole of a folded name fits. The pieces between stars are taken at their leftmost place, which never
 * misses a match, so there is no backtracking: the time is at most pattern length times name length.
 */
export function matchesPattern({ pieces }: Pattern, name: string): boolean {
  const first = pieces[0] ?? '';
  if (!fitsAt(name, 0, first)) return false;
  if (pieces.length === 1) return name.length === first.length;
  const last = pieces.at(-1) ?? '';
  const lastAt = name.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    while (at + piece.length <= lastAt && !fitsAt(name, at, piece)) at += 1;
    at += piece.length;
  }
  return at <= lastAt && fitsAt(name, lastAt, last);
}

function fitsAt(name: string, at: number, piece: string): boolean {
  if (at + piece.length > name.length) return false;
  for (let i = 0; i < piece.length; i += 1) {
    const wanted = piece[i];
    const found = name.charAt(at + i);
    if (wanted === DIGIT ? found < '0' || found > '9' : wanted !== found) return false;
  }
  return true;
}
