/** A change type as words: `stock_increase` is "stock increase". */
export function formatChangeType(type: string): string {
  return type.replaceAll('_', ' ');
}
