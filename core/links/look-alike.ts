import { distance } from 'fastest-levenshtein';
import { parse } from 'tldts';
import { memoize } from '../text/memoize.ts';
import { findTicketSite, isTicketSite, TICKET_SITE_NAMES } from './ticket-sites.ts';

/** Names of this length and more are also found inside a label and with one letter changed: shorter ones are words. */
const DISTINCT_NAME_LENGTH = 7;

/** Words of many sites that are one letter from a seller's name (`oeticket`, `eventim`, `quicket`, `ticketek`). */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(['eticket', 'eventi', 'quicker', 'ticketer']);

/** What an imitation puts before or behind a short name: `axstickets`, `dice-login`. */
const ADDED_WORDS =
  /^(?:my|get|buy|tickets?)|(?:tickets?|ticketing|tix|events?|resale|official|checkout|cart|shop|login|online|app)$/g;

/** The ending of a domain where only another site's name would have one: `.com.` in `ticketmaster.com.evil.example`. */
const EMBEDDED_ENDING = /\.(?:com|net|org|info|biz|co)(?=[.-]|$)|-(?:com|net|org)(?=[.-]|$)/;

/** A question for a host that a person could take for another site, else `null`. The same few sites come all day. */
export const describeLookAlike = memoize<string | null>(describeHost, 1_000);

function describeHost(hostname: string): string | null {
  if (hostname.split('.').some((label) => label.startsWith('xn--'))) {
    return `The site’s name has letters that can look like others (${hostname}). Open it anyway?`;
  }
  // Whoever rents a name below `github.io` is not GitHub, so private suffixes count as suffixes.
  const { domain, domainWithoutSuffix, subdomain } = parse(hostname, { allowPrivateDomains: true });
  if (domain === null || domainWithoutSuffix === null || subdomain === null) return describeSuffix(hostname);
  if (isTicketSite(domain)) return null;
  const imitated = findTicketSiteName([...subdomain.split('.'), domainWithoutSuffix]);
  if (imitated !== null) {
    return `The link leads to ${domain}, which is no address of ${imitated} that we know (${hostname}). Open it anyway?`;
  }
  if (beginsLikeAnotherSite(subdomain.replace(/^www\./, ''), domainWithoutSuffix)) {
    return `The link leads to ${domain}, though it begins like another site (${hostname}). Open it anyway?`;
  }
  return null;
}

/** A whole host may be a suffix (`NAME.compute.example`), and whoever rents it chooses its first label. */
function describeSuffix(hostname: string): string | null {
  const imitated = findTicketSiteName(hostname.split('.'));
  return imitated === null
    ? null
    : `The link leads to ${hostname}, which is no address of ${imitated} that we know. Open it anyway?`;
}

/** The ticket seller that one of the labels names, or nearly names. */
function findTicketSiteName(labels: readonly string[]): string | null {
  for (const label of labels) {
    const words = [label, ...label.split('-')];
    const read = readAs(label);
    for (const name of TICKET_SITE_NAMES) {
      if (words.includes(name) || read === name || read.replaceAll(ADDED_WORDS, '') === name) return name;
      if (name.length < DISTINCT_NAME_LENGTH) continue;
      if (label.replaceAll('-', '').includes(name) || read.includes(name)) return name;
      if (words.some((word) => isMisspelt(word, name))) return name;
    }
  }
  return findTicketSite(labels);
}

function isMisspelt(word: string, name: string): boolean {
  return Math.abs(word.length - name.length) <= 1 && !ORDINARY_WORDS.has(word) && distance(word, name) === 1;
}

/** What a glance reads: "rn" is taken for "m", "vv" for "w", a zero for "o". */
function readAs(label: string): string {
  return label.replaceAll('-', '').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o');
}

/** Whether the labels on the left are a complete domain, or end with one. */
function beginsLikeAnotherSite(subdomain: string, registered: string): boolean {
  if (subdomain === '' || subdomain === 'www') return /-(?:com|net|org)$/.test(registered);
  if (EMBEDDED_ENDING.test(`${subdomain}.${registered.replace(/[^-]*$/, '')}`)) return true;
  // A country's ending after a name: `tickets.de` in `tickets.de.evil.example`.
  const labels = subdomain.split('.');
  return labels.some((label, at) => at > 0 && label.length === 2 && parse(`x.${label}`).isIcann === true);
}
