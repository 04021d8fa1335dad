import type { WebForwarderKind } from '../../../core/settings/settings.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * What is wrong with the address of a forwarder, as a sentence for its form; `null` if it can be used. `https:`
 * only, because the address is itself the secret; `http:` only to this machine, which nothing then leaves. The sentence
 * never repeats the address.
 */
export function addressProblem(kind: WebForwarderKind, address: string): string | null {
  const text = address.trim();
  if (!URL.canParse(text)) return `This is not a web address. ${EXAMPLES[kind]}`;
  const url = new URL(text);
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return 'The address must start with https:// (http:// works only to this machine): whoever reads it can post there.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `The address must start with https://. ${EXAMPLES[kind]}`;
  }
  if (kind === 'discord' && !isLoopback(url) && !/^\/api\/(?:v\d+\/)?webhooks\/[^/]+\/[^/]+/.test(url.pathname)) {
    return `This is no Discord webhook address. ${EXAMPLES.discord}`;
  }
  if (kind === 'ntfy' && !/^\/[\w-]{1,64}\/?$/.test(url.pathname)) {
    return `The address must end with the topic, and the topic is made of letters, digits, - and _. ${EXAMPLES.ntfy}`;
  }
  return null;
}

/** Whether a request to it stays on this machine. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

const EXAMPLES: Readonly<Record<WebForwarderKind, string>> = {
  discord: 'Copy it in Discord from the channel’s settings, Integrations, Webhooks.',
  ntfy: 'It looks like https://ntfy.sh/your-topic',
  webhook: 'It looks like https://example.com/hook',
};
