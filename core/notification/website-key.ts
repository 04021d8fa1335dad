import { foldText } from '../text/fold.ts';

/** A site as it is stored and compared: every spelling of its name gives the same text. Blank for `null`. */
export function websiteKey(website: string | null): string {
  return website === null ? '' : foldText(website);
}
