import type { Notification } from '../../notification/notification.ts';
import { foldAccents } from '../../text/fold.ts';
import { formatSection } from '../../text/format/format-section.ts';
import { memoize } from '../../text/memoize.ts';
import { MAX_NAME_LENGTH } from '../../text/name-length.ts';
import type { SearchedItem } from './feed-search.ts';

/** More names of one message are not searched for: no venue has as many sections. */
const MAX_NAMES = 2_000;

const foldName = memoize((name) => foldAccents(name).slice(0, MAX_NAME_LENGTH));
const foldSectionName = memoize((name) => foldName(formatSection(name)));

/**
 * What a search finds a message by beside the texts of its event: the distinct names of every offer and section (those of
 * the best offer first), and of the sections that changed, without case and accents. A section is found as "104" and as "section 104".
 */
export function offerNames(
  { offers, changes }: Pick<Notification, 'offers' | 'changes'>,
  best: SearchedItem['best'],
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string): void => {
    if (name !== '' && names.size < MAX_NAMES) names.add(name);
  };
  for (const { section_name, offer_name } of best === null ? offers : [best, ...offers]) {
    add(foldSectionName(section_name));
    if (offer_name !== null) add(foldName(offer_name));
  }
  for (const { sections } of changes ?? []) for (const section of sections) add(foldSectionName(section));
  return names;
}
