import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import type { ForwardedAlert } from './forwarded-alert.ts';
import type { ForwardRequest } from './post.ts';
import { TARGETS } from './targets/targets.ts';

/**
 * The request that carries some alerts to a forwarder.
 *
 * @param address Has been accepted by `addressProblem`.
 * @param sentAt RFC3339
 */
export function forwardRequest(
  kind: WebForwarderKind,
  address: string,
  alerts: readonly ForwardedAlert[],
  sentAt: string,
): ForwardRequest {
  const url = new URL(address.trim());
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'eventory-tray' };
  if (url.username !== '' || url.password !== '') {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  const request = TARGETS[kind].request(url, alerts, sentAt);
  return {
    method: request.method ?? 'POST',
    url: request.url ?? url,
    headers: { ...headers, ...request.headers },
    body: JSON.stringify(request.body),
  };
}
