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
  /** Its key with what stands between it and behind the opening brace of its value: `"sec-101":{`. */
  readonly opening: string;
  /** From the first quote of its key to behind its value. */
  readonly start: number;
  readonly end: number;
  /** `null` if something in it had to be repaired: then it is read again, so that each message names its problems. */
  readonly decoded: DecodedSections | null;
}
