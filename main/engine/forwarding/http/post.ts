import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { ProxyAgent } from 'proxy-agent';
import { isLoopback } from './is-loopback.ts';
import { createServiceLookup, LINK_LOCAL_CODE } from './service-lookup.ts';

/** A request to a forwarder. Holds its address: never logged. */
export interface ForwardRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the other side answered. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The first 64 KB of an answer that is no delivery, or that was asked for; else empty. */
  readonly body: string;
}

const MAX_BODY = 65_536;
/** How long the rest of an answer that accepts the request is waited for. */
const BODY_TIMEOUT_MS = 2_000;

const serviceLookup = createServiceLookup();
const LINK_LOCAL_NAME =
  'its name leads to a link-local or metadata address (such as 169.254.x.x), where no service is; check the address and the DNS server';

/** The request did not get an answer. Its message names the cause and never the address. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/**
 * Sends and waits for the answer: its head, and what it says if it is no delivery. Redirects are not followed: they would
 * carry the address elsewhere.
 *
 * @param options `proxy` is `null` for a direct connection; never used to this machine itself. `wantsBody`: also what an
 * answer says that accepts the request, as far as it comes within 2 s. `lookup`: another one than the system's, in tests.
 * @throws {NoReply} when there was no answer within `timeoutMs`, or the connection failed or was stopped.
 */
export function post(
  { method, url, headers, body }: ForwardRequest,
  options: {
    readonly proxy: URL | null;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
    readonly wantsBody?: boolean;
    readonly lookup?: LookupFunction;
  },
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
        method,
        // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment cannot turn the check off.
        rejectUnauthorized: true,
        headers: method === 'GET' ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.any([deadline, options.signal]),
        // A proxy looks names up itself.
        lookup: options.lookup ?? serviceLookup,
        ...(agent === undefined ? {} : { agent }),
      },
      (response) => {
        let text = '';
        const status = response.statusCode ?? 0;
        let timer: NodeJS.Timeout | undefined;
        const done = () => {
          clearTimeout(timer);
          resolve({ status, headers: response.headers, body: text.slice(0, MAX_BODY) });
        };
        response.on('error', done);
        if (status >= 200 && status < 300) {
          if (options.wantsBody === true) timer = setTimeout(done, BODY_TIMEOUT_MS);
          else done();
        }
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length < MAX_BODY) return;
          done();
          // One without end would take the line for as long as an answer may.
          response.destroy();
        });
        response.on('end', done);
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (deadline.aborted) reject(new NoReply(`no answer within ${options.timeoutMs / 1000} s`));
      else if (options.signal.aborted) reject(new NoReply('stopped'));
      else if (error.code === LINK_LOCAL_CODE) reject(new NoReply(LINK_LOCAL_NAME));
      else reject(new NoReply(`the connection failed (${error.code ?? error.name})`));
    });
    request.on('close', () => agent?.destroy());
    request.end(body);
  });
}
