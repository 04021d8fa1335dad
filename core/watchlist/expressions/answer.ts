/** What a filter says of an offer or a message. */
export type Answer = 'yes' | 'no' | 'unknown';
