import type { EventPlan } from './event-plan.ts';
import type { WireEventInfos } from './wire-message.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SITE_ORIGIN = 'https://tickets.example';

/** Event metadata as the site of this event writes it; `undefined` if it exposes none. */
export function createEventInfos(plan: EventPlan, startMs: number): WireEventInfos | undefined {
  if (plan.infos === 'none') return undefined;
  const sparse = plan.infos === 'sparse';
  return {
    event_name: plan.name,
    event_date: formatEventDate(plan, startMs),
    event_time: plan.startTime,
    event_venue: plan.venue,
    event_venue_url: sparse
      ? ''
      : `${SITE_ORIGIN}/venues/${encodeURIComponent(plan.venue.toLowerCase().replaceAll(' ', '-'))}`,
    event_artist_name: sparse ? '' : plan.artist,
    event_location: plan.location,
    event_url: eventUrl(plan),
    event_image: '',
  };
}

/** The event's page. Hosts under `.example` are reserved and lead nowhere (RFC 2606). */
function eventUrl(plan: EventPlan): string {
  return `${SITE_ORIGIN}/${plan.website}/event/${plan.eventId}`;
}

/** Where an offer goes into the cart. */
export function cartUrl(plan: EventPlan, offerId: string): string {
  return `${SITE_ORIGIN}/${plan.website}/event/${plan.eventId}/cart?offer=${encodeURIComponent(offerId)}`;
}

function formatEventDate(plan: EventPlan, startMs: number): string {
  const dayMs = startMs + plan.daysUntilEvent * DAY_MS;
  const offsetMinutes = utcOffsetMinutes(plan.timeZone, dayMs);
  const day = new Date(dayMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
  if (plan.dateStyle === 'offset') return `${day}T${plan.startTime}:00${formatUtcOffset(offsetMinutes)}`;
  const startsMs = Date.parse(`${day}T${plan.startTime}:00Z`) - offsetMinutes * MINUTE_MS;
  return new Date(startsMs).toISOString().replace('.000Z', 'Z');
}

function utcOffsetMinutes(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(atMs);
  const [, sign, hours, minutes] =
    /([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function formatUtcOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`;
}
