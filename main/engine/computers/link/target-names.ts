import { createHmac, hkdfSync } from 'node:crypto';
import type { WebForwarderKind } from '../../../../core/settings/settings.ts';

const KEY_BYTES = 32;
const NAME_DIGITS = 32;

/**
 * Names targets the same on every computer with the passphrase. The name does not give the address away, except to somebody
 * who has the passphrase and guesses the address.
 *
 * @param key of `deriveGroupKey`.
 */
export function createTargetNames(key: Uint8Array): (kind: WebForwarderKind, address: string) => string {
  const secret = new Uint8Array(hkdfSync('sha256', key, '', 'eventory-tray forwarding targets', KEY_BYTES));
  return (kind, address) =>
    createHmac('sha256', secret)
      .update(`${kind}\n${withoutVariants(address)}`)
      .digest('hex')
      .slice(0, NAME_DIGITS);
}

/** The same address as it may be written in other ways. */
function withoutVariants(address: string): string {
  const text = address.trim();
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.searchParams.sort();
  return url.href;
}
