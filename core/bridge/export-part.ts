/** The forms in which the history leaves the app. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A piece of a file. A file is made piece by piece, so that none is ever in memory as a whole. */
export interface ExportPart<Cursor> {
  readonly text: string;
  /** How many rows are in it. */
  readonly rows: number;
  /** Where the next piece goes on; `null` after the last. */
  readonly next: Cursor | null;
}

/** From where prices go on: a series, whether its hours are done, and the last of it that was written. */
export type SeriesCursor = [series: number, hoursDone: 0 | 1, at: number, item: number];

interface PartOptions<Cursor> {
  readonly format: ExportFormat;
  readonly isFirst: boolean;
  readonly csvHeader: string;
  readonly next: Cursor | null;
}

/** Puts rows together: lines of CSV after a header, or one JSON array over all parts. */
export function exportPart<Cursor>(
  lines: readonly string[],
  { format, isFirst, csvHeader, next }: PartOptions<Cursor>,
): ExportPart<Cursor> {
  const rows = lines.length;
  if (format === 'csv') return { text: `${isFirst ? csvHeader : ''}${lines.join('')}`, rows, next };
  // A part without rows is the last one, or the file has no rows at all.
  const begin = isFirst ? '[\n' : rows > 0 ? ',\n' : '';
  const end = next === null ? (isFirst && rows === 0 ? ']\n' : '\n]\n') : '';
  return { text: `${begin}${lines.join(',\n')}${end}`, rows, next };
}
