/**
 * In UTF-16 units. A longer text of a message is no name. Memories that are bounded by the number of their names leave it out: a few
 * hundred texts of a megabyte each would fill what room the computer has.
 */
export const MAX_NAME_LENGTH = 200;

/**
 * As how many entries a text counts in a memory that is bounded by the number of its entries: as one if it is no longer than `names` names.
 *
 * @param length In UTF-16 units.
 */
export function entriesFor(length: number, names: number): number {
  return Math.max(1, Math.ceil(length / (names * MAX_NAME_LENGTH)));
}
