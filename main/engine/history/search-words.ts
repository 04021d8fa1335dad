import { foldAccents } from '../../../core/text/fold.ts';

/** The words of a search, without case and accents, as `search` columns hold them; empty for a blank search. */
export function searchWords(query: string): string[] {
  return foldAccents(query)
    .split(' ')
    .filter((word) => word !== '');
}
