import type { ListQuery } from '../../main/engine/history/history-records.ts';

/** The newest 100 items of a history, whatever they are. */
export const EVERYTHING: ListQuery = {
  before: null,
  limit: 100,
  view: 'everything',
  words: [],
  website: null,
  changeType: null,
};
