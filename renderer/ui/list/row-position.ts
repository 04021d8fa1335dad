/** Where a row stands in the list. */
export interface RowPosition {
  readonly top: number;
  readonly position: number;
  /** -1 while older rows are not loaded yet. */
  readonly count: number;
}
