import { isLinkLocal } from '../../../core/links/link-local.ts';
import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import { isLoopback } from './http/is-loopback.ts';
import { TARGETS } from './targets/targets.ts';

/**
 * What is wrong with the address of a forwarder, as a sentence for its form; `null` if it can be used. `https:`
 * only, because the address is itself the secret; `http:` only to this machine, which nothing then leaves. Private networks are fine, but
 * not this machine's network link or a cloud's metadata service. The sentence
 * never repeats the address.
 */
export function addressProblem(kind: WebForwarderKind, address: string): string | null {
  const target = TARGETS[kind];
  return webAddressProblem(address, target.example) ?? target.problem(new URL(address.trim()));
}

/** The same for any address that is a secret. @param example a sentence that says what one looks like */
export function webAddressProblem(address: string, example: string): string | null {
  const text = address.trim();
  if (!URL.canParse(text)) return `This is not a web address. ${example}`;
  const url = new URL(text);
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return 'The address must start with https:// (http:// works only to this machine): whoever reads it can post there.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `The address must start with https://. ${example}`;
  }
  if (isLinkLocal(url.hostname)) {
    return `No service is at a link-local or metadata address (such as 169.254.x.x or fe80::). ${example}`;
  }
  return null;
}
