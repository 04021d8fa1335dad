/**
 * Event ids out of the addresses of event pages, for the sites whose address holds the id.
 */

interface Site {
  /** The id the API uses for the platform. */
  readonly website: string;
  /** Domain names without country: `ticketmaster` stands for ticketmaster.com, www.ticketmaster.co.uk, ... */
  readonly domains: readonly string[];
  /** The id out of the path's segments; `null` if this page's address does not hold it. */
  readonly read: (segments: readonly string[]) => string | null;
}

const DIGITS = /^[0-9]{4,20}$/;
const CODE = /^(?=[A-Za-z]*[0-9])[0-9A-Za-z_-]{6,40}$/;

/** The segment after one of the names, if it has the form. */
function segmentAfter(names: readonly string[], form: RegExp) {
  return (segments: readonly string[]) => {
    const at = segments.findIndex((segment) => names.includes(segment.toLowerCase()));
    const found = at === -1 ? undefined : segments[at + 1];
    return found !== undefined && form.test(found) ? found : null;
  };
}

/** The last segment that has the form, after a segment of that name. */
function lastSegmentAfter(name: string, form: RegExp) {
  return (segments: readonly string[]) => {
    const at = segments.indexOf(name);
    return at === -1 ? null : (segments.slice(at + 1).findLast((segment) => form.test(segment)) ?? null);
  };
}

/** The end of a segment such as `name-of-the-event-tickets-123456`, after a segment of that name. */
function slugIdAfter(name: string) {
  return (segments: readonly string[]) => {
    const slug = segments[segments.indexOf(name) + 1] ?? '';
    return segments.includes(name) ? (/(?:^|-)([0-9]{5,20})$/.exec(slug)?.[1] ?? null) : null;
  };
}

/** Viagogo and StubHub outside the United States: `.../E-150123456`. */
function viagogoSegment(segments: readonly string[]): string | null {
  const found = segments.findLast((segment) => /^E-[0-9]{4,20}$/.test(segment));
  return found === undefined ? null : found.slice(2);
}

/** The first of the readings that finds an id. */
function firstOf(...readings: readonly Site['read'][]): Site['read'] {
  return (segments) => {
    for (const read of readings) {
      const id = read(segments);
      if (id !== null) return id;
    }
    return null;
  };
}

const SITES: readonly Site[] = [
  {
    website: 'ticketmaster',
    domains: ['ticketmaster'],
    read: firstOf(lastSegmentAfter('event', CODE), segmentAfter(['idmanif'], DIGITS)),
  },
  { website: 'livenation', domains: ['livenation'], read: segmentAfter(['event'], CODE) },
  { website: 'axs', domains: ['axs'], read: segmentAfter(['events'], DIGITS) },
  {
    website: 'seatgeek',
    domains: ['seatgeek'],
    // .../the-midnight-parade-tickets/new-york-msg-2026-06-15-8-pm/concert/6123456
    read: (segments) => (segments.length > 1 && DIGITS.test(segments.at(-1) ?? '') ? (segments.at(-1) ?? null) : null),
  },
  { website: 'eventbrite', domains: ['eventbrite'], read: slugIdAfter('e') },
  {
    website: 'dice',
    domains: ['dice'],
    // dice.fm/event/ov8wyd-the-midnight-parade-15th-jun-...
    read: (segments) =>
      segments[0] === 'event' ? (/^(?=[a-z]*[0-9])([0-9a-z]{5,12})(?:-|$)/.exec(segments[1] ?? '')?.[1] ?? null) : null,
  },
  { website: 'stubhub', domains: ['stubhub'], read: firstOf(segmentAfter(['event'], DIGITS), viagogoSegment) },
  { website: 'viagogo', domains: ['viagogo'], read: viagogoSegment },
  { website: 'seetickets', domains: ['seetickets'], read: lastSegmentAfter('event', DIGITS) },
  { website: 'vividseats', domains: ['vividseats'], read: segmentAfter(['production'], DIGITS) },
  { website: 'eventim', domains: ['eventim'], read: slugIdAfter('event') },
  { website: 'ticketweb', domains: ['ticketweb'], read: lastSegmentAfter('event', DIGITS) },
  { website: 'residentadvisor', domains: ['ra'], read: segmentAfter(['events'], DIGITS) },
];

/** Whether the text is the address of a page rather than an id. */
export function isUrl(text: string): boolean {
  return parseUrl(text) !== null;
}

/**
 * The event id in the address of an event page (with or without `https://`); `null` if the text is no address, the
 * site is not known, or its address does not hold the id.
 */
export function eventIdFromUrl(text: string): string | null {
  const url = parseUrl(text);
  if (url === null) return null;
  const site = siteOf(url.hostname);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  return site?.read(segments) ?? null;
}

function parseUrl(text: string): URL | null {
  const trimmed = text.trim();
  if (trimmed.length > 2048) return null;
  const full = /^https?:\/\//i.test(trimmed)
    ? trimmed
    : /^[\w-]+(?:\.[\w-]+)+\//.test(trimmed)
      ? `https://${trimmed}`
      : '';
  return URL.canParse(full) ? new URL(full) : null;
}

/** By the label before the country's: of at most two labels (`.co.uk`), so that `axs.example.org` is no AXS page. */
function siteOf(hostname: string): Site | null {
  const labels = hostname.split('.');
  return SITES.find(({ domains }) => domains.some((domain) => isCountryDomainOf(labels, domain))) ?? null;
}

function isCountryDomainOf(labels: readonly string[], domain: string): boolean {
  const behind = labels.slice(labels.lastIndexOf(domain) + 1);
  if (!labels.includes(domain)) return false;
  return behind.length === 1 || (behind.length === 2 && ['co', 'com'].includes(behind[0] ?? ''));
}
