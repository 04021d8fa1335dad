import { foldSection } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';

/** Which offers of an event or a section prices are about. Primary is whatever is not resale. */
export const PRICE_CLASSES = ['all', 'primary', 'resale'] as const;
export type PriceClass = (typeof PRICE_CLASSES)[number];

/** What a relative filter has to know of the prices seen before a message. */
export interface PriceQuestion {
  readonly kind: 'lowest' | 'median';
  /** Of the whole event, or of the section that an offer is in. */
  readonly scope: 'event' | 'section';
  readonly class: PriceClass;
  /** How far back, in days. */
  readonly days: number;
}

/** A price as it was seen. */
export interface PastPrice {
  readonly price: number;
  /** How the site writes prices: shows the currency; `null` if it is not known. */
  readonly label: string | null;
  /** RFC3339. Of a lowest price, when it was seen first; of a median, when its prices begin. */
  readonly at: string;
}

/**
 * The prices seen of one event before a message: a price stands from the message that gives it until another one does.
 * What is not known (yet) is `null`.
 */
export interface PriceHistory {
  /** @param section as `sectionKey` gives it; blank for the event. */
  answer(question: PriceQuestion, section: string): PastPrice | null;
}

/** A section so folded that every way of writing it is the same. */
export const sectionKey = memoize(foldSection);

/** Where the answer to a question is kept. */
export function answerKey({ kind, class: priceClass, days }: PriceQuestion, section: string): string {
  return `${kind} ${priceClass} ${days} ${section}`;
}

/** The history that has these answers, by `answerKey`, and knows nothing else. */
export function historyOfAnswers(answers: Readonly<Record<string, PastPrice>>): PriceHistory {
  return {
    answer(question, section) {
      const key = answerKey(question, section);
      return Object.hasOwn(answers, key) ? (answers[key] ?? null) : null;
    },
  };
}
