import { parseRetryAfterMs } from './retry-after.ts';
/**
 * What can go wrong with the connection, by its cause, and what the connection does about it.
 *
 * - `retry`: try again after a growing, random delay of at most 30 s.
 * - `retry_slowly`: the same with at most 60 s; it is likely to need the user, but may also pass by itself.
 * - `stop`: wait until the key changes or the user says connect.
 */
export const RETRY_POLICIES = {
  dns: 'retry',
  network_down: 'retry',
  unreachable: 'retry',
  refused: 'retry',
  reset: 'retry',
  timeout: 'retry',
  silence: 'retry',
  tls_expired: 'retry_slowly',
  tls_self_signed: 'retry_slowly',
  tls_wrong_host: 'retry_slowly',
  tls_untrusted: 'retry_slowly',
  tls_failed: 'retry_slowly',
  clock: 'retry_slowly',
  ca_file: 'retry_slowly',
  proxy: 'retry',
  proxy_login: 'retry_slowly',
  proxy_refused: 'retry_slowly',
  proxy_setting: 'retry_slowly',
  unauthorised: 'stop',
  forbidden: 'stop',
  not_found: 'retry_slowly',
  rate_limited: 'retry_slowly',
  redirected: 'retry_slowly',
  rejected: 'retry_slowly',
  not_websocket: 'retry_slowly',
  server_error: 'retry',
  closed: 'retry',
  closed_unauthorised: 'stop',
  frame_too_large: 'retry',
  bad_frame: 'retry',
  address: 'stop',
  key_unusable: 'stop',
  unknown: 'retry',
} as const;

/** The stable name of a cause; part of reports and of `ConnectionProblem.cause`. */
export type Cause = keyof typeof RETRY_POLICIES;

/** Whether a cause (`ConnectionProblem.cause`) stops the connection until the user acts: the key or the address is refused. */
export function stopsConnection(cause: string): boolean {
  return Object.hasOwn(RETRY_POLICIES, cause) && RETRY_POLICIES[cause as Cause] === 'stop';
}

/** How far a try had come when it ended. `open` after the upgrade. */
export type Stage = 'setup' | 'name' | 'tcp' | 'proxy' | 'tls' | 'upgrade' | 'open';

/** One thing that went wrong, as data. Never holds a secret. */
export interface Failure {
  readonly cause: Cause;
  readonly stage: Stage;
  /** HTTP status or WebSocket close code, if there was one. */
  readonly code: number | null;
  /** What was observed, in a few words: `ECONNRESET`, a close reason, the path of a file. */
  readonly detail: string | null;
  /** Milliseconds the gateway asked us to wait; `null` if it did not. */
  readonly retryAfterMs: number | null;
}

/** A failure with nothing but its cause and what is given besides. */
export function createFailure(
  cause: Cause,
  stage: Stage,
  more: Partial<Omit<Failure, 'cause' | 'stage'>> = {},
): Failure {
  return { cause, stage, code: null, detail: null, retryAfterMs: null, ...more };
}

/** The failure of an upgrade that was answered with an HTTP status other than 101. */
export function failureFromStatus(status: number, retryAfter: string | undefined, nowMs: number): Failure {
  const upgradeFailure = (cause: Cause, delayMs: number | null = null) =>
    createFailure(cause, 'upgrade', { code: status, retryAfterMs: delayMs });
  if (status === 401) return upgradeFailure('unauthorised');
  if (status === 403) return upgradeFailure('forbidden');
  if (status === 404) return upgradeFailure('not_found');
  if (status === 429) return upgradeFailure('rate_limited', parseRetryAfterMs(retryAfter, nowMs));
  if (status === 503) return upgradeFailure('server_error', parseRetryAfterMs(retryAfter, nowMs));
  if (status >= 500) return upgradeFailure('server_error');
  if (status >= 400) return upgradeFailure('rejected');
  if (status >= 300) return upgradeFailure('redirected');
  return upgradeFailure('not_websocket');
}

/** Close codes by which a gateway says that it does not accept the key (docs/protocol.md#14-the-connection-where-the-api-is-silent). */
const UNAUTHORISED_CLOSE_CODES: ReadonlySet<number> = new Set([1008, 4401, 4403]);

/** The failure of an open connection that ended with a close code. `reason` must hold no secret. */
export function failureFromClose(code: number, reason: string): Failure {
  const cause = UNAUTHORISED_CLOSE_CODES.has(code) ? 'closed_unauthorised' : code === 1006 ? 'reset' : 'closed';
  return createFailure(cause, 'open', { code, detail: reason === '' ? null : reason });
}

const CAUSE_BY_ERROR_CODE: Readonly<Record<string, Cause>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ENETDOWN: 'network_down',
  ENETUNREACH: 'network_down',
  EADDRNOTAVAIL: 'network_down',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'clock',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_untrusted',
  CERT_UNTRUSTED: 'tls_untrusted',
  CERT_REVOKED: 'tls_untrusted',
  CERT_REJECTED: 'tls_untrusted',
  INVALID_CA: 'tls_untrusted',
  INVALID_PURPOSE: 'tls_untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_wrong_host',
  HOSTNAME_MISMATCH: 'tls_wrong_host',
  EPROTO: 'tls_failed',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'frame_too_large',
};

/** What a failure on the way to the proxy can be besides the proxy's own. */
const NOT_PROXY_CAUSES: ReadonlySet<Cause> = new Set(['timeout', 'network_down']);

/** The failure that a system or library error stands for. Only its code is kept, never its message. */
export function failureFromError(code: string | undefined, stage: Stage): Failure {
  const detail = code ?? null;
  const known = code === undefined ? undefined : CAUSE_BY_ERROR_CODE[code];
  const cause = known ?? guessCause(code ?? '', stage);
  return createFailure(stage === 'proxy' && !NOT_PROXY_CAUSES.has(cause) ? 'proxy' : cause, stage, { detail });
}

function guessCause(code: string, stage: Stage): Cause {
  if (code.startsWith('WS_ERR_')) return 'bad_frame';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls_failed';
  // Certificate errors have OpenSSL's names; those that are not listed above are rare kinds of "not trusted".
  if (stage === 'tls' && /CERT|CRL|CHAIN|SIGNATURE/.test(code)) return 'tls_untrusted';
  if (stage === 'upgrade') return 'not_websocket';
  return 'unknown';
}
