import type { Session } from 'electron';
import type { ProxyResolver } from '../../engine/ports.ts';

const PROXY_SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/**
 * The proxy that the system is set to, automatic configuration scripts included. What the environment names (`HTTPS_PROXY`)
 * comes before it; the connection itself reads that.
 */
export function systemProxies(session: Pick<Session, 'resolveProxy'>): ProxyResolver {
  return { resolve: async (url) => parsePacResult(await session.resolveProxy(url)) };
}

/**
 * The first choice of a PAC result ("PROXY a:3128; SOCKS5 b:1080; DIRECT") as a URL; `null` for a direct connection,
 * which is also what an answer without a readable choice means.
 */
export function parsePacResult(pacResult: string): string | null {
  for (const choice of pacResult.split(';')) {
    const [kind = '', address = ''] = choice.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = PROXY_SCHEMES[kind.toUpperCase()];
    if (scheme !== undefined && address !== '') return `${scheme}://${address}`;
  }
  return null;
}
