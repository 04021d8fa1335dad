import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureFromClose, failureFromError, failureFromStatus } from '../../../core/connection/failure.ts';
import { parseRetryAfterMs } from '../../../core/connection/retry-after.ts';

const NOW = Date.UTC(2026, 5, 1, 12);

describe('an HTTP status in place of the upgrade', () => {
  it.each([
    [200, 'not_websocket'],
    [301, 'redirected'],
    [302, 'redirected'],
    [400, 'rejected'],
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [426, 'rejected'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [502, 'server_error'],
    [503, 'server_error'],
    [504, 'server_error'],
  ])('%i is %s', (status, cause) => {
    expect(failureFromStatus(status, undefined, NOW)).toMatchObject({ cause, code: status });
  });
  it('heeds Retry-After on 429 and 503 only', () => {
    expect(failureFromStatus(429, '7', NOW).retryAfterMs).toBe(7_000);
    expect(failureFromStatus(503, '7', NOW).retryAfterMs).toBe(7_000);
    expect(failureFromStatus(500, '7', NOW).retryAfterMs).toBeNull();
    expect(failureFromStatus(404, '7', NOW).retryAfterMs).toBeNull();
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
    ['99999', 300_000],
    ['Mon, 01 Jun 2026 23:00:00 GMT', 300_000],
    ['soon', null],
    ['-1', null],
    ['1.5', 1_500],
    ['.5', null],
    ['', null],
    [undefined, null],
  ])('%j is %j ms', (header, expected) => {
    expect(parseRetryAfterMs(header, NOW)).toBe(expected);
  });
  it('is never negative, nor above five minutes, nor not a number', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const ms = parseRetryAfterMs(header, NOW);
        return ms === null || (ms >= 0 && ms <= 300_000);
      }),
    );
  });
});

describe('a close code', () => {
  it.each([
    [1008, 'closed_unauthorised'],
    [4401, 'closed_unauthorised'],
    [4403, 'closed_unauthorised'],
    [1000, 'closed'],
    [1001, 'closed'],
    [1011, 'closed'],
    [1012, 'closed'],
    [1013, 'closed'],
    [4000, 'closed'],
    [1006, 'reset'],
  ])('%i is %s', (code, cause) => {
    expect(failureFromClose(code, '')).toMatchObject({ cause, code, stage: 'open' });
  });
});

describe('a system error', () => {
  it.each([
    ['ENOTFOUND', 'name', 'dns'],
    ['EAI_AGAIN', 'name', 'dns'],
    ['ECONNREFUSED', 'tcp', 'refused'],
    ['EHOSTUNREACH', 'tcp', 'unreachable'],
    ['ENETUNREACH', 'tcp', 'network_down'],
    ['ETIMEDOUT', 'tcp', 'timeout'],
    ['ECONNRESET', 'tls', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls', 'tls_expired'],
    ['CERT_NOT_YET_VALID', 'tls', 'clock'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'tls_self_signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'tls_untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'tls_untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', 'tls_untrusted'],
    ['CERT_SIGNATURE_FAILURE', 'tls', 'tls_untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'tls_wrong_host'],
    ['EPROTO', 'tls', 'tls_failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'tls_failed'],
    ['ECONNREFUSED', 'proxy', 'proxy'],
    ['ENOTFOUND', 'proxy', 'proxy'],
    ['ETIMEDOUT', 'proxy', 'timeout'],
    ['HPE_INVALID_CONSTANT', 'upgrade', 'not_websocket'],
    [undefined, 'upgrade', 'not_websocket'],
    [undefined, 'proxy', 'proxy'],
    ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'open', 'frame_too_large'],
    ['WS_ERR_INVALID_UTF8', 'open', 'bad_frame'],
    ['EWHATEVER', 'tcp', 'unknown'],
  ] as const)('%s at stage %s is %s', (code, stage, cause) => {
    expect(failureFromError(code, stage)).toMatchObject({ cause, stage });
  });
});
