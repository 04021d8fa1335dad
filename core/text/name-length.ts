/**
 * In UTF-16 units. A longer text of a message is no name. Memories that are bounded by the number of their names leave it out: a few
 * hundred texts of a megabyte each would fill what room the computer has.
 */
export const MAX_NAME_LENGTH = 200;
