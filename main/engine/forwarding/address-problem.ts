import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import { isLoopback } from './is-loopback.ts';
import { TARGETS } from './targets/targets.ts';

/**
 * What is wrong with the address of a forwarder, as a sentence for its form; `null` if it can be used. `https:`
 * only, because the address is itself the secret; `http:` only to this machine, which nothing then leaves. The sentence
 * never repeats the address.
 */
export function addressProblem(kind: WebForwarderKind, address: string): string | null {
  const text = address.trim();
  const target = TARGETS[kind];
  if (!URL.canParse(text)) return `This is not a web address. ${target.example}`;
  const url = new URL(text);
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return 'The address must start with https:// (http:// works only to this machine): whoever reads it can post there.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `The address must start with https://. ${target.example}`;
  }
  return target.problem(url);
}
