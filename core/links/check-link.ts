import { parse } from 'tldts';

/** May a click open this? */
export type LinkCheck =
  | { readonly verdict: 'open'; readonly url: string }
  /** Only after the user said yes; `why` is a sentence to ask with. */
  | { readonly verdict: 'confirm'; readonly url: string; readonly why: string }
  | { readonly verdict: 'refuse'; readonly why: string };

const MAX_LINK_LENGTH = 8192;

/** White space, control characters, backslashes and characters that print nothing. */
const HIDDEN_CHARACTERS = /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]/;

/**
 * Rules on a link of a message (design sections 8 and 10). `https:` opens; `http:` and hosts that may be taken for
 * another need a yes; everything else is refused. The one place this is decided: best offers, clicks and auto-open
 * all ask here.
 *
 * @param text The link as sent; `null` where there is none.
 */
export function checkLink(text: string | null): LinkCheck {
  if (text === null || text === '') return { verdict: 'refuse', why: 'There is no link.' };
  if (text.length > MAX_LINK_LENGTH)
    return { verdict: 'refuse', why: 'The link is too long to be one of a ticket page.' };
  if (HIDDEN_CHARACTERS.test(text))
    return { verdict: 'refuse', why: 'The link holds spaces, backslashes or hidden characters.' };
  if (!URL.canParse(text)) return { verdict: 'refuse', why: 'The link is not a web address.' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { verdict: 'refuse', why: `Only https links are opened; this one is ${url.protocol.slice(0, 40)}` };
  }
  if (url.username !== '' || url.password !== '') {
    return { verdict: 'refuse', why: 'The link holds a user name or password, a way to disguise where it leads.' };
  }
  if (url.hostname === '') return { verdict: 'refuse', why: 'The link names no site.' };
  if (url.protocol === 'http:') {
    return {
      verdict: 'confirm',
      url: url.href,
      why: `The link to ${url.hostname} is not encrypted (http). Open it anyway?`,
    };
  }
  const lookAlike = describeLookAlike(url.hostname);
  return lookAlike === null
    ? { verdict: 'open', url: url.href }
    : { verdict: 'confirm', url: url.href, why: lookAlike };
}

/** Whether a click could open it at all, at once or after a yes. */
export function isAcceptableLink(text: string | null): text is string {
  return text !== null && checkLink(text).verdict !== 'refuse';
}

/** Left of the registered domain, the end of another one: `ticketmaster.com` in `ticketmaster.com.evil.example`. */
const EMBEDDED_DOMAIN = /[.-](?:com|net|org|co[.-][a-z]{2})(?:[.-]|$)/;

/** A sentence where a host could be read as another site's, else `null`. */
function describeLookAlike(hostname: string): string | null {
  if (hostname.split('.').some((label) => label.startsWith('xn--'))) {
    return `The site’s name has letters that can look like others (${hostname}). Open it anyway?`;
  }
  const { domain, subdomain } = parse(hostname, { validateHostname: false });
  if (domain !== null && subdomain !== null && EMBEDDED_DOMAIN.test(subdomain)) {
    return `The link leads to ${domain}, though it begins like another site (${hostname}). Open it anyway?`;
  }
  return null;
}
