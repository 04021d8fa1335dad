import { checkLink } from './check-link.ts';

/** An image that may be loaded. */
export interface ImageAddress {
  readonly url: string;
  /** Its host, with the port if it is not 443: letters, digits, dots, hyphens and a colon, so that a policy can name it. */
  readonly host: string;
}

const PLAIN_HOST = /^[a-z0-9.-]+(?::\d+)?$/;

/**
 * Whether the image that a message names may be loaded at all: by `https:`, from a host that a link would open without a
 * question. Whether it is loaded is the user's choice.
 */
export function checkImage(text: string | null): ImageAddress | null {
  const check = checkLink(text);
  if (check.action !== 'open') return null;
  const { host } = new URL(check.url);
  return PLAIN_HOST.test(host) ? { url: check.url, host } : null;
}
