import type { Notification } from './notification.ts';
import { websiteKey } from './website-key.ts';

/** Names an event among those of all sites, because ids are unique only within a site. Messages with the same key are of one event. */
export function eventKey({ event_id, website }: Pick<Notification, 'event_id' | 'website'>): string {
  return `${event_id}\n${websiteKey(website)}`;
}
