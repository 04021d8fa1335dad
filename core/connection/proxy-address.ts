const PROXY_SCHEMES: ReadonlySet<string> = new Set([
  'http:',
  'https:',
  'socks:',
  'socks4:',
  'socks4a:',
  'socks5:',
  'socks5h:',
]);

/** The address of a proxy; without a scheme it is `http:`. `null` if it is none. */
export function parseProxyAddress(text: string): URL | null {
  const spelled = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(spelled)) return null;
  const url = new URL(spelled);
  return PROXY_SCHEMES.has(url.protocol) && url.hostname !== '' ? url : null;
}

/**
 * Whether a text is the address of a proxy and nothing else. A path or a query is part of none: behind a slip such as
 * `http:/user:password@proxy` it holds a password, which nobody would find there.
 */
export function isProxyAddress(text: string): boolean {
  const url = parseProxyAddress(text);
  return url !== null && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
}

/** A proxy setting without its password, and the password as it is written in a URL; `null` if there is none. */
export function splitProxyPassword(setting: string): { readonly address: string; readonly password: string | null } {
  const url = parseProxyAddress(setting);
  if (url === null || url.password === '') return { address: setting, password: null };
  const { password } = url;
  url.password = '';
  return { address: url.href, password };
}

/** The proxy setting with the password. */
export function joinProxyPassword(address: string, password: string): string {
  const url = parseProxyAddress(address);
  if (url === null) return address;
  url.password = password;
  return url.href;
}
