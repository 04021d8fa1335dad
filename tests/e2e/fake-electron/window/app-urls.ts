/** Where fake-electron serves a custom scheme, which Chromium does not know. */
const SERVED_SUFFIX = '.invalid';

/** `app://eventory/x` as Chromium gets it: `https://app.eventory.invalid/x`. Other addresses stay as they are. */
export function toServedUrl(address: string, scheme: string): string {
  const url = new URL(address);
  return url.protocol === `${scheme}:`
    ? `https://${scheme}.${url.host}${SERVED_SUFFIX}${url.pathname}${url.search}${url.hash}`
    : address;
}

/** The way back: what the app would see under Electron. */
export function toAppUrl(address: string, scheme: string): string {
  const prefix = `https://${scheme}.`;
  if (!address.startsWith(prefix)) return address;
  const [host = '', ...rest] = address.slice(prefix.length).split('/');
  return host.endsWith(SERVED_SUFFIX)
    ? `${scheme}://${host.slice(0, -SERVED_SUFFIX.length)}/${rest.join('/')}`
    : address;
}

/** An address's origin; of a scheme of ours too, for which `URL` says "null". */
export function originOf(address: string): string {
  const url = new URL(address);
  return url.origin === 'null' && url.host !== '' ? `${url.protocol}//${url.host}` : url.origin;
}
