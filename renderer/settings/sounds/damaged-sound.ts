/** What is said of a file whose sound cannot be decoded. */
export const DAMAGED_SOUND = 'This file cannot be read to its end: it is damaged or incomplete. Choose another.';
