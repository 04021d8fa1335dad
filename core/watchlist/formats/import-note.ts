/** What an import has to say about a place in the text. */
export interface ImportNote {
  /** 1-based line in the text. */
  readonly line: number;
  /** The entry's field, or a name that is none as it is written; `null`: the line as a whole. */
  readonly field: string | null;
  readonly message: string;
}
