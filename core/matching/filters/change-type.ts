import type { Change, Notification } from '../../notification/notification.ts';
import { formatChangeType, formatChangeTypePlural } from '../../text/format/format-change-type.ts';
import { formatList } from '../../text/format/format-list.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { Answer } from '../../watchlist/expressions/answer.ts';
import type { MessageFilter } from './filter.ts';

/**
 * `change_type`: `changes` has a key of one of these names; `*` means any. Unknown if the message
 * has no readable `changes`.
 */
export function changeTypeFilter(entry: WatchlistEntry): MessageFilter | null {
  const wanted = entry.change_type;
  if (wantsAnyChange(wanted)) return null;
  return {
    field: 'change_type',
    answer: (notification) => changeTypeAnswer(notification, wanted),
    detail: (notification) =>
      `changed: ${formatChangedTypes(notification)}; you watch ${formatList(wanted.map(formatChangeType))}`,
    phrase: (notification) => `${formatChangedTypes(notification, formatChangeTypePlural)} not watched`,
  };
}

function changeTypeAnswer({ changes }: Notification, wanted: readonly string[]): Answer {
  if (changes === null) return 'unknown';
  return changes.some((change) => wanted.includes(change.type)) ? 'yes' : 'no';
}

/** The changes of a message that an entry wants to hear about. */
export function wantedChanges({ changes }: Notification, wanted: readonly string[]): readonly Change[] {
  if (changes === null || wantsAnyChange(wanted)) return changes ?? [];
  return changes.filter((change) => wanted.includes(change.type));
}

function wantsAnyChange(wanted: readonly string[]): boolean {
  return wanted.includes('*');
}

function formatChangedTypes({ changes }: Notification, formatType = formatChangeType): string {
  if (changes === null || changes.length === 0) return 'nothing named';
  return formatList(
    changes.map((change) => formatType(change.type)),
    3,
  );
}
