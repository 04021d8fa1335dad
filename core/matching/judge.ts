import type { Notification, Offer } from '../notification/notification.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { Answer, FilterName, Reason } from './decision.ts';
import { FACTS } from './facts.ts';
import { affectedOffers } from './filters/affected-sections.ts';
import { availabilityOf } from './filters/availability.ts';
import { wantedChanges } from './filters/change-type.ts';
import type { MessageFilter } from './filters/filter.ts';
import { stockDetail, stockVerdict } from './filters/stock-threshold.ts';
import { newTally, reasonOf, type Tally, turnAway } from './tally.ts';
import { countWords, listWords } from './words.ts';

/** What one entry's filters say of one message, whatever its mute and whether it is on. */
export interface Judgement {
  readonly passes: boolean;
  /** Where it ended: at the entry's switch or a rule on the whole message, at the offers, or at their stock together. */
  readonly stage: 'message' | 'offers' | 'stock';
  /** In message order. Where the stock threshold failed, the offers it was asked about. */
  readonly survivors: readonly Offer[];
  readonly unverified: readonly FilterName[];
  /** Made on demand: only the deciding entry's are put into words. */
  readonly reasons: () => Reason[];
}

/** Judges a message by one entry (design section 6, steps 2 and 3). */
export function judge(compiled: CompiledEntry, notification: Notification): Judgement {
  const unverified: FilterName[] = [];
  for (const filter of compiled.messageFilters) {
    const answer = filter.answer(notification);
    if (turnsAway(answer, compiled)) {
      const reasons = () => [messageReason(filter, answer, notification)];
      return { passes: false, stage: 'message', survivors: [], unverified, reasons };
    }
    if (answer === 'unknown') unverified.push(filter.field);
  }
  return notification.offers.length === 0
    ? judgeWithoutOffers(compiled, notification, unverified)
    : judgeOffers(compiled, notification, unverified);
}

/** What an entry that is off says of every message. */
export const SWITCHED_OFF: Judgement = {
  passes: false,
  stage: 'message',
  survivors: [],
  unverified: [],
  reasons: () => [{ filter: 'enabled', rejected: 1, of: 1, detail: 'the entry is switched off' }],
};

/** Whether an answer fails a test: a no, or with `strict` an unknown. */
export function turnsAway(answer: Answer, { entry }: CompiledEntry): boolean {
  return answer === 'no' || (answer === 'unknown' && entry.strict);
}

function messageReason(filter: MessageFilter, answer: Answer, notification: Notification): Reason {
  const detail = answer === 'unknown' ? `${FACTS[filter.field]} not stated (strict)` : filter.detail(notification);
  return { filter: filter.field, rejected: 1, of: 1, detail };
}

/** A message without readable offers is unknown on every offer test. */
function judgeWithoutOffers(compiled: CompiledEntry, notification: Notification, unverified: FilterName[]): Judgement {
  unverified.push('affected_sections', 'availability');
  const [first] = compiled.offerFilters;
  if (first !== undefined && compiled.entry.strict) {
    const detail = `no readable offers, so ${FACTS[first.field]} is not stated (strict)`;
    return {
      passes: false,
      stage: 'offers',
      survivors: [],
      unverified,
      reasons: () => [{ filter: first.field, rejected: 1, of: 1, detail }],
    };
  }
  for (const filter of compiled.offerFilters) unverified.push(filter.field);
  return judgeStock(compiled, notification, [], unverified, () => []);
}

function judgeOffers(compiled: CompiledEntry, notification: Notification, unverified: FilterName[]): Judgement {
  const { offerFilters } = compiled;
  const { change_type } = compiled.entry;
  const named = affectedOffers(notification, change_type);
  const affected = named ?? notification.offers;
  if (named === null) unverified.push('affected_sections');

  const tallies: (Tally | undefined)[] = [];
  const survivors: Offer[] = [];
  let unavailable = 0;
  let availabilityUnknown = false;
  /** One bit a filter that was unknown for a surviving offer. */
  let unknownFilters = 0;
  for (const offer of affected) {
    const available = availabilityOf(offer);
    if (available === 'no') {
      unavailable += 1;
      continue;
    }
    const unknownHere = askFilters(compiled, offer, notification, tallies);
    if (unknownHere === TURNED_AWAY) continue;
    survivors.push(offer);
    unknownFilters |= unknownHere;
    if (available === 'unknown') availabilityUnknown = true;
  }

  if (availabilityUnknown) unverified.push('availability');
  for (const [index, filter] of offerFilters.entries()) {
    if ((unknownFilters & (1 << index)) !== 0) unverified.push(filter.field);
  }
  const reasons = (): Reason[] => {
    const list: Reason[] = [];
    const all = notification.offers.length;
    if (affected.length < all) {
      const sections = wantedChanges(notification, change_type).flatMap((change) => change.sections);
      const names = listWords([...new Set(sections)], 3);
      const rejected = all - affected.length;
      const detail = `${rejected} of ${countWords(all, 'offer')} outside what changed (${names})`;
      list.push({ filter: 'affected_sections', rejected, of: all, detail });
    }
    if (unavailable > 0) {
      const detail = `${unavailable} of ${countWords(affected.length, 'offer')} sold out or not on sale`;
      list.push({ filter: 'availability', rejected: unavailable, of: affected.length, detail });
    }
    for (const [index, filter] of offerFilters.entries()) {
      const tally = tallies[index];
      if (tally !== undefined && tally.turnedAway + tally.notStated > 0) list.push(reasonOf(tally, filter));
    }
    return list;
  };
  if (survivors.length === 0) return { passes: false, stage: 'offers', survivors, unverified, reasons };
  return judgeStock(compiled, notification, survivors, unverified, reasons);
}

const TURNED_AWAY = -1;

/** Asks the filters about one offer until one turns it away. Gives one bit a filter that was unknown. */
function askFilters(
  compiled: CompiledEntry,
  offer: Offer,
  notification: Notification,
  tallies: (Tally | undefined)[],
): number {
  const { offerFilters } = compiled;
  let unknown = 0;
  for (let index = 0; index < offerFilters.length; index += 1) {
    const filter = offerFilters[index];
    if (filter === undefined) continue;
    let tally = tallies[index];
    if (tally === undefined) {
      tally = newTally();
      tallies[index] = tally;
    }
    tally.of += 1;
    const answer = filter.answer(offer, notification);
    if (answer === 'yes') continue;
    if (answer === 'no') {
      turnAway(tally, filter, offer);
      return TURNED_AWAY;
    }
    if (compiled.entry.strict) {
      tally.notStated += 1;
      return TURNED_AWAY;
    }
    unknown |= 1 << index;
  }
  return unknown;
}

function judgeStock(
  compiled: CompiledEntry,
  notification: Notification,
  survivors: readonly Offer[],
  unverified: FilterName[],
  reasonsBefore: () => Reason[],
): Judgement {
  const threshold = compiled.stockThreshold;
  if (threshold === null) return { passes: true, stage: 'stock', survivors, unverified, reasons: reasonsBefore };
  const verdict = stockVerdict(survivors, notification, threshold);
  if (turnsAway(verdict.answer, compiled)) {
    const reasons = (): Reason[] => [
      ...reasonsBefore(),
      { filter: 'stock_threshold_filter', rejected: 1, of: 1, detail: stockDetail(verdict, threshold) },
    ];
    return { passes: false, stage: 'stock', survivors, unverified, reasons };
  }
  if (!verdict.verified) unverified.push('stock_threshold_filter');
  return { passes: true, stage: 'stock', survivors, unverified, reasons: reasonsBefore };
}
