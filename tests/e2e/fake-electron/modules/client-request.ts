import { EventEmitter } from 'node:events';
import { request as httpRequest, type ClientRequest as NodeRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { readiness } from './readiness.ts';
import type { FakeSession } from './session.ts';

/** Chromium sets these itself and refuses a request that names them. */
const FORBIDDEN_HEADERS = [
  'content-length',
  'host',
  'trailer',
  'te',
  'upgrade',
  'cookie2',
  'keep-alive',
  'transfer-encoding',
];

/** Node's error codes as Chromium's network stack names them. */
const ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_CONNECTION_RESET',
  ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
};

/**
 * `net.request`: no `socket` event and so no time-out; a redirect that is to be handled by hand is canceled unless it is
 * followed at once; errors have no code.
 */
export class FakeClientRequest extends EventEmitter {
  readonly #options: ClientRequestConstructorOptions;
  #request: NodeRequest | null = null;
  #isAborted = false;
  #follows = false;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    if (!readiness.isReady) throw new Error('net module can only be used after app is ready');
    this.#options = options;
  }

  end(): this {
    const { protocol = 'https:', hostname, port, path = '/', method = 'GET', headers = {} } = this.#options;
    if (Object.keys(headers).some((name) => FORBIDDEN_HEADERS.includes(name.toLowerCase()))) {
      setImmediate(() => this.#fail('net::ERR_INVALID_ARGUMENT'));
      return this;
    }
    if (this.#isBlocked(`${protocol}//${hostname}:${port ?? ''}${path}`)) {
      setImmediate(() => this.#fail('net::ERR_BLOCKED_BY_CLIENT'));
      return this;
    }
    const send = protocol === 'http:' ? httpRequest : httpsRequest;
    this.#request = send({ protocol, hostname, port, path, method, headers }, (response) => {
      const { statusCode = 0, headers: received } = response;
      if (statusCode >= 300 && statusCode < 400 && received.location !== undefined) {
        response.resume();
        this.#redirect(statusCode, new URL(received.location, `${protocol}//${hostname}:${port ?? ''}${path}`).href);
        return;
      }
      this.emit('response', response);
      response.on('close', () => this.emit('close'));
    });
    this.#request.on('error', ({ code = '' }: NodeJS.ErrnoException) => this.#fail(ERRORS[code] ?? 'net::ERR_FAILED'));
    this.#request.end(() => this.emit('finish'));
    return this;
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#request?.destroy();
    this.emit('abort');
    this.emit('close');
  }

  followRedirect(): void {
    this.#follows = true;
  }

  /** Whether the session's listener cancels the request. */
  #isBlocked(url: string): boolean {
    const { beforeRequest } = (this.#options.session ?? {}) as unknown as FakeSession;
    let isBlocked = false;
    beforeRequest?.({ url }, ({ cancel = false }) => (isBlocked = cancel));
    return isBlocked;
  }

  #redirect(statusCode: number, url: string): void {
    this.#follows = this.#options.redirect !== 'manual';
    this.emit('redirect', statusCode, 'GET', url, {});
    if (this.#isAborted) return;
    if (!this.#follows) {
      this.#fail('Redirect was cancelled');
      return;
    }
    const { protocol, hostname, port, pathname, search } = new URL(url);
    Object.assign(this.#options, { protocol, hostname, port, path: pathname + search });
    this.end();
  }

  #fail(message: string): void {
    if (this.#isAborted) return;
    this.emit('error', new Error(message));
    this.emit('close');
  }
}

FakeClientRequest.prototype satisfies Pick<ClientRequest, 'abort' | 'followRedirect'> & { end(): object };
