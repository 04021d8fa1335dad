import type { Settings } from '../../../../core/settings/settings.ts';
import { chooseProxy } from '../../gateway/choose-proxy.ts';
import type { ProxyResolver } from '../../ports.ts';
import type { ProxyPassword } from '../../stores/proxy-password.ts';
import { type ForwardRequest, post, type Reply } from './post.ts';

const TIMEOUT_MS = 10_000;

export interface SendDeps {
  settings(): Settings;
  readonly proxies: ProxyResolver;
  readonly proxyPassword: Pick<ProxyPassword, 'addTo'>;
  /** How long a service may take to answer; 10 s unless a test changes it. */
  readonly timeoutMs?: number;
}

/**
 * Sends a request by the proxy of the settings. A string explains why there is no way to send it.
 *
 * @throws {NoReply} as `post`.
 */
export async function sendRequest(
  deps: SendDeps,
  request: ForwardRequest,
  options: { readonly signal: AbortSignal; readonly wantsBody: boolean },
): Promise<Reply | string> {
  const setting = deps.proxyPassword.addTo(deps.settings().gateway.proxy);
  const proxy = await chooseProxy(setting, request.url.origin, deps.proxies);
  if (!proxy.ok) return 'the proxy in Settings, Connection is not the address of a proxy';
  return post(request, { proxy: proxy.url, timeoutMs: deps.timeoutMs ?? TIMEOUT_MS, ...options });
}
