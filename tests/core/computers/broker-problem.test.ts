import { describe, expect, it } from 'vitest';
import { type BrokerFailure, isOutage } from '../../../core/computers/broker-problem.ts';

describe('a broker that is not reached', () => {
  it.each<[BrokerFailure, boolean]>([
    [{ kind: 'system', code: 'ECONNREFUSED' }, true],
    [{ kind: 'system', code: 'ENOTFOUND' }, true],
    [{ kind: 'closed' }, true],
    [{ kind: 'timeout' }, true],
    [{ kind: 'reason', code: 139, to: 'connect' }, true],
    [{ kind: 'reason', code: 135, to: 'connect' }, false],
    [{ kind: 'reason', code: 135, to: 'subscribe' }, false],
    [{ kind: 'system', code: 'CERT_HAS_EXPIRED' }, false],
    [{ kind: 'system', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, false],
    [{ kind: 'flood' }, false],
    [{ kind: 'ca_file' }, false],
  ])('is tried again soon only if nothing has to be changed: %o', (failure, expected) => {
    expect(isOutage(failure)).toBe(expected);
  });
});
