import type { HeartbeatSignal } from '../../../core/alerts/heartbeat.ts';
import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import type { ForwardedAlert } from './forwarded-alert.ts';
import type { ForwardRequest } from './http/post.ts';
import type { TargetRequest } from './targets/target.ts';
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
  return toRequest(address, (url) => TARGETS[kind].request(url, alerts, sentAt));
}

/**
 * The request that takes back a message; `null` if the service cannot.
 *
 * @param messageId as the target's `withdrawal` named it.
 */
export function withdrawRequest(kind: WebForwarderKind, address: string, messageId: string): ForwardRequest | null {
  const { withdrawal } = TARGETS[kind];
  return withdrawal === undefined ? null : toRequest(address, (url) => withdrawal.request(url, messageId));
}

/** A heartbeat: the address itself, or what says there that something failed. @param address Has been accepted as above. */
export function heartbeatRequest(address: string, signal: HeartbeatSignal): ForwardRequest {
  return toRequest(address, (url) => {
    const target = new URL(url);
    target.hash = '';
    if (signal === 'fail') target.pathname = `${target.pathname.replace(/\/+$/, '')}/fail`;
    return { method: 'GET', url: target };
  });
}

/** User and password of the address go into a header. */
function toRequest(address: string, build: (url: URL) => TargetRequest): ForwardRequest {
  const url = new URL(address.trim());
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'eventory-tray' };
  if (url.username !== '' || url.password !== '') {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  const request = build(url);
  return {
    method: request.method ?? 'POST',
    url: request.url ?? url,
    headers: { ...headers, ...request.headers },
    body: request.body === undefined ? '' : JSON.stringify(request.body),
  };
}
