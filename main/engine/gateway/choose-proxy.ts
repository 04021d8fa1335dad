import { getProxyForUrl } from 'proxy-from-env';
import { parseProxyAddress } from '../../../core/connection/proxy-address.ts';
import type { ProxyResolver } from '../ports.ts';

/** Where requests go: directly (`null`), or through this proxy. */
export type ProxyChoice =
  | { readonly ok: true; readonly url: URL | null }
  /** The setting is not the address of a proxy. */
  | { readonly ok: false };

/**
 * Chooses the proxy for an `https:` address. `none` connects directly, an address is taken as it is, and `system` asks
 * HTTPS_PROXY, ALL_PROXY and NO_PROXY first, then (if no such variable is set) the system.
 */
export async function chooseProxy(setting: string, target: string, system: ProxyResolver): Promise<ProxyChoice> {
  if (setting === 'none') return { ok: true, url: null };
  if (setting !== 'system') return parseProxy(setting);
  const variables = proxyVariables();
  if (variables.length > 0) {
    const named = getProxyForUrl(target);
    // Without a scheme in the variable, the one of the target was put before it; everyone else reads it as http.
    const withoutScheme = variables.some((value) => !value.includes('://') && named === `https://${value}`);
    return named === ''
      ? { ok: true, url: null }
      : parseProxy(withoutScheme ? named.replace('https://', 'http://') : named);
  }
  const resolved = await system.resolve(target).catch(() => null);
  return resolved === null ? { ok: true, url: null } : parseProxy(resolved);
}

function proxyVariables(): string[] {
  const { env } = process;
  return [env.https_proxy, env.HTTPS_PROXY, env.all_proxy, env.ALL_PROXY].filter(
    (v) => v !== undefined && v !== '',
  ) as string[];
}

function parseProxy(text: string): ProxyChoice {
  const url = parseProxyAddress(text);
  return url === null ? { ok: false } : { ok: true, url };
}
