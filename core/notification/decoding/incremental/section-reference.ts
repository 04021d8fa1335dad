import type { DecodedSections } from '../decode-sections.ts';

/** The sections of an earlier message: their text, and what was read from it. */
export interface SectionReference {
  readonly text: string;
  readonly sectionsType: string;
  /** In message order, all with different keys. */
  readonly members: readonly ReferenceMember[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export interface ReferenceMember {
  readonly key: string;
  /**
   * What it begins with, from the closing brace of the member before it to the opening one of its own value: `},"sec-101":{`. Braces
   * are rare in a message and quick to find.
   */
  readonly opening: string;
  /** The index of its key in the opening. */
  readonly keyAt: number;
  /** From the first quote of its key to behind its value. */
  readonly start: number;
  readonly end: number;
  /** `null` if something in it had to be repaired: then it is read again, so that each message names its problems. */
  readonly decoded: DecodedSections | null;
}
