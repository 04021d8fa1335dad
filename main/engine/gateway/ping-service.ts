import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createFailure, type Failure, failureFromError } from '../../../core/connection/failure.ts';
import type { ProxyResolver } from '../ports.ts';
import { chooseProxy } from './choose-proxy.ts';
import { createRoute, type Route } from './route.ts';
import { type ExtraAuthorities, type Trust, TrustError } from './trust.ts';

/** The result of the health check. */
export type PingResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly durationMs: number;
      /** The gateway's clock when it answered, in milliseconds since the epoch; `null` if it did not say. */
      readonly dateMs: number | null;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface PingTarget extends ExtraAuthorities {
  /** `https:`, the health check's address. */
  readonly ping: URL;
  readonly proxy: string;
}

export interface PingDeps {
  readonly trust: Trust;
  readonly proxies: ProxyResolver;
  /** Gives up when aborted. */
  readonly signal: AbortSignal;
}

/** GET /ping (docs/protocol.md#3-endpoints), without the key. Follows no redirect, reads no body, never rejects. */
export async function pingService(target: PingTarget, deps: PingDeps): Promise<PingResult> {
  let route: Route | null = null;
  try {
    const secureContext = deps.trust.contextFor(target);
    const proxy = await chooseProxy(target.proxy, target.ping.href, deps.proxies);
    if (!proxy.ok) return { kind: 'failed', failure: createFailure('proxy_setting', 'setup') };
    route = createRoute(secureContext, proxy.url);
    const startedAt = performance.now();
    const response = await sendRequest(target.ping, route, deps.signal);
    const refusal = route.proxyStatus();
    if (refusal !== null) {
      const cause = refusal === 407 ? 'proxy_login' : 'proxy_refused';
      return { kind: 'failed', failure: createFailure(cause, 'proxy', { code: refusal }) };
    }
    const date = Date.parse(response.headers.date ?? '');
    return {
      kind: 'answered',
      status: response.statusCode ?? 0,
      durationMs: Math.round(performance.now() - startedAt),
      dateMs: Number.isNaN(date) ? null : date,
    };
  } catch (error) {
    if (error instanceof TrustError) {
      return { kind: 'failed', failure: createFailure('ca_file', 'setup', { detail: error.message }) };
    }
    const stage = route?.stage() ?? 'setup';
    if (deps.signal.aborted) return { kind: 'failed', failure: createFailure('timeout', stage) };
    return { kind: 'failed', failure: failureFromError((error as NodeJS.ErrnoException).code, stage) };
  } finally {
    await route?.dispose();
  }
}

function sendRequest(url: URL, route: Route, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...route.options, method: 'GET', headers: { accept: '*/*' }, signal });
    route.track(sent);
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.on('error', () => {});
      response.resume();
      resolve(response);
    });
    sent.end();
  });
}
