import type { Session } from 'electron';
import { getProxyForUrl } from 'proxy-from-env';
import type { ProxyResolver } from '../engine/ports.ts';

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/**
 * The proxy that the environment names (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), else the one the system is set to,
 * automatic configuration scripts included.
 */
export function systemProxies(
  session: Pick<Session, 'resolveProxy'>,
  environment: NodeJS.ProcessEnv = process.env,
): ProxyResolver {
  const named = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some((name) => environment[name]);
  return {
    resolve: async (url) => (named ? getProxyForUrl(url) || null : firstProxy(await session.resolveProxy(url))),
  };
}

/**
 * The first choice of a PAC result ("PROXY a:3128; SOCKS5 b:1080; DIRECT") as a URL; `null` for a direct connection,
 * which is also what an answer without a readable choice means.
 */
export function firstProxy(pacResult: string): string | null {
  for (const choice of pacResult.split(';')) {
    const [kind = '', address = ''] = choice.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES[kind.toUpperCase()];
    if (scheme !== undefined && address !== '') return `${scheme}://${address}`;
  }
  return null;
}
