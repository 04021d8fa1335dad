import type { EventInfos } from '../../notification/notification.ts';

/** "Madison Square Garden, New York": venue and city, as far as the message says. */
export function formatPlace(infos: EventInfos | null): string {
  const city = infos?.event_location?.split(',')[0]?.trim() ?? null;
  const venue = infos?.event_venue ?? null;
  if (venue === null) return infos?.event_location ?? '';
  return city === null || city === '' || venue.includes(city) ? venue : `${venue}, ${city}`;
}
