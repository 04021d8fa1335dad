/** A field of a form that was not accepted: its path and what to do about it. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}
