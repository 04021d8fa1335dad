import {
  historyOfAnswers,
  type PriceHistory,
  type PriceQuestion,
  sectionKey,
} from '../../../../core/matching/history/price-history.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import type { History } from '../../history/history.ts';

/** A notification with its number in the history. */
interface Numbered {
  readonly id: number;
  readonly notification: Notification;
}

/**
 * What was known of prices when each of some notifications came, by their numbers. Empty without questions: most
 * entries compare with nothing.
 */
export async function readPastPrices(
  history: Pick<History, 'pastPrices'>,
  questions: readonly PriceQuestion[],
  notifications: readonly Numbered[],
): Promise<ReadonlyMap<number, PriceHistory>> {
  const histories = new Map<number, PriceHistory>();
  if (questions.length === 0) return histories;
  const withSections = questions.some(({ scope }) => scope === 'section');
  const byEvent = Map.groupBy(notifications, ({ notification: { event_id, website } }) =>
    JSON.stringify([event_id, website]),
  );
  for (const group of byEvent.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const answers = await history.pastPrices({
      event_id: first.notification.event_id,
      website: first.notification.website,
      questions,
      notifications: group.map(({ id, notification }) => ({
        id,
        atMs: Date.parse(notification.received_at),
        sections: withSections ? sectionsOf(notification) : [],
      })),
    });
    for (const [id, known] of answers) histories.set(id, historyOfAnswers(known));
  }
  return histories;
}

function sectionsOf({ offers }: Notification): string[] {
  return [...new Set(offers.map(({ section_name }) => sectionKey(section_name)))];
}
