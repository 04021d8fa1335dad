import { memoize } from '../text/memoize.ts';
import { isLinkLocal } from './link-local.ts';
import { describeLookAlike } from './look-alike.ts';
import { describePrivateHost } from './private-host.ts';

/** May a click open this? */
export type LinkCheck =
  | { readonly action: 'open'; readonly url: string }
  /** Only after the user said yes; `why` is a sentence to ask with. */
  | { readonly action: 'confirm'; readonly url: string; readonly why: string }
  | { readonly action: 'refuse'; readonly why: string };

const MAX_LINK_LENGTH = 8192;
/** The control characters C0 come before it. */
const SPACE = 0x20;

/**
 * White space, controls, unassigned and private characters, backslashes, and characters that print nothing: fillers
 * (U+3164), variation selectors (U+FE0F), the blank Braille pattern (U+2800).
 */
const HIDDEN_CHARACTERS = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800\\]/u;

/**
 * Decides whether a link of a message may open. `https:` opens; `http:`, hosts that may be taken for
 * another and hosts of a private network ask first; everything else is refused, link-local hosts included. The one place this is decided: best offers, clicks and auto-open
 * all ask here.
 *
 * @param sent The link as sent; `null` if there is none.
 */
export function checkLink(sent: string | null): LinkCheck {
  const text = trimLink(sent ?? '');
  if (text === '') return { action: 'refuse', why: 'There is no link.' };
  if (text.length > MAX_LINK_LENGTH)
    return { action: 'refuse', why: 'The link is too long to be one of a ticket page.' };
  if (HIDDEN_CHARACTERS.test(text))
    return { action: 'refuse', why: 'The link holds spaces, backslashes or hidden characters.' };
  if (!URL.canParse(text)) return { action: 'refuse', why: 'The link is not a web address.' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { action: 'refuse', why: `Only https links are opened; this one is ${url.protocol.slice(0, 40)}` };
  }
  if (url.username !== '' || url.password !== '') {
    return { action: 'refuse', why: 'The link holds a user name or password, a way to disguise where it leads.' };
  }
  if (url.hostname === '') return { action: 'refuse', why: 'The link names no site.' };
  if (isLinkLocal(url.hostname)) {
    return { action: 'refuse', why: `The link leads to ${url.hostname}, where no ticket site can be.` };
  }
  if (url.protocol === 'http:') {
    return {
      action: 'confirm',
      url: url.href,
      why: `The link to ${url.hostname} is not encrypted (http). Open it anyway?`,
    };
  }
  const hostname = url.hostname.replace(/\.+$/, '');
  const question = describePrivateHost(hostname) ?? describeLookAlike(hostname);
  return question === null ? { action: 'open', url: url.href } : { action: 'confirm', url: url.href, why: question };
}

/** A link without the spaces and control characters around it, which a browser leaves out too (https://url.spec.whatwg.org/#url-parsing). */
export function trimLink(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= SPACE) start += 1;
  while (start < end && text.charCodeAt(end - 1) <= SPACE) end -= 1;
  return text.slice(start, end);
}

/** A link of plain characters, of which only the host can be refused; its rest is a path, a query or a fragment. */
const PLAIN_LINK = /^https:\/\/([a-z0-9.-]+)(?:[/?#][\x21-\x5b\x5d-\x7e]*)?$/;

const isAcceptableHost = memoize((host) => checkLink(`https://${host}/`).action !== 'refuse', 1_000);

/** Whether a click could open it at all, at once or after confirmation. Asked of every offer that passes, so it is quick. */
export function isAcceptableLink(text: string | null): text is string {
  if (text === null) return false;
  const host = text.length > MAX_LINK_LENGTH ? undefined : PLAIN_LINK.exec(text)?.[1];
  return host === undefined ? checkLink(text).action !== 'refuse' : isAcceptableHost(host);
}
