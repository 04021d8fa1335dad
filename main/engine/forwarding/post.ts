import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ProxyAgent } from 'proxy-agent';
import { isLoopback } from './address-problem.ts';
import type { ForwardRequest } from './forward-request.ts';

/** What the other side answered. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** The request did not get an answer. Its message names the cause and never the address. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/**
 * Posts and waits for the answer's head. Redirects are not followed: they would carry the address elsewhere.
 *
 * @param options `proxy` is `null` for a direct connection; never used to this machine itself.
 * @throws {NoReply} when there was no answer within `timeoutMs`, or the connection failed or was stopped.
 */
export function post(
  { url, headers, body }: ForwardRequest,
  options: { readonly proxy: URL | null; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const deadline = AbortSignal.timeout(options.timeoutMs);
    const proxy = isLoopback(url) ? null : options.proxy;
    const agent =
      proxy === null ? undefined : new ProxyAgent({ getProxyForUrl: () => proxy.href, rejectUnauthorized: true });
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(
      url,
      {
        method: 'POST',
        // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment cannot turn the check off.
        rejectUnauthorized: true,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.any([deadline, options.signal]),
        ...(agent === undefined ? {} : { agent }),
      },
      (response) => {
        response.on('error', () => undefined);
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (deadline.aborted) reject(new NoReply(`no answer within ${options.timeoutMs / 1000} s`));
      else if (options.signal.aborted) reject(new NoReply('stopped'));
      else reject(new NoReply(`the connection failed (${error.code ?? error.name})`));
    });
    request.on('close', () => agent?.destroy());
    request.end(body);
  });
}
