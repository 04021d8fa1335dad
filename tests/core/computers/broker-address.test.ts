import { describe, expect, it } from 'vitest';
import { parseBrokerAddress } from '../../../core/computers/broker-address.ts';
import { describeBrokerFailure } from '../../../core/computers/broker-problem.ts';

describe('the address of a broker', () => {
  it.each([
    [
      'mqtts://broker.example.com',
      {
        protocol: 'mqtts',
        host: 'broker.example.com',
        port: 8883,
        topic: 'eventory-tray',
        label: 'broker.example.com',
      },
    ],
    [
      ' mqtts://Broker.Example.com:8884/my/team/ ',
      { host: 'broker.example.com', port: 8884, topic: 'my/team', label: 'broker.example.com:8884/my/team' },
    ],
    ['mqtt://broker.lan', { protocol: 'mqtt', port: 1883 }],
    ['mqtt://pi', { host: 'pi' }],
    ['mqtt://192.168.1.4', { host: '192.168.1.4' }],
    ['mqtt://[fd00::1]', { host: 'fd00::1' }],
    ['mqtt://127.1', { host: '127.0.0.1' }],
  ] as const)('%s', (text, address) => {
    expect(parseBrokerAddress(text)).toMatchObject({ ok: true, address });
  });

  it.each([
    ['broker.lan', /Write the address/],
    ['https://broker.lan', /Write the address/],
    ['mqtts://', /Write the address/],
    ['mqtts://me:secret@broker.lan', /their own fields/],
    ['mqtts://broker.lan/a?b', /ends after the topic/],
    ['mqtts://broker.lan/+/x', /A topic has only/],
    ['mqtts://broker.lan/%23', /A topic has only/],
    ['mqtts://broker.lan/%ff', /A topic has only/],
    ['mqtt://broker.example.com', /mqtts:/],
    ['mqtt://8.8.8.8', /mqtts:/],
    ['mqtt://134744072', /mqtts:/],
    ['mqtt://[2001:db8::1]', /mqtts:/],
  ] as const)('%s is refused', (text, message) => {
    const parsed = parseBrokerAddress(text);
    expect(parsed).toMatchObject({ ok: false, message: expect.stringMatching(message) });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});

it.each([
  [{ kind: 'system', code: 'ECONNREFUSED' }, 'broker_down'],
  [{ kind: 'system', code: 'ENOTFOUND' }, 'broker_name'],
  [{ kind: 'system', code: 'EHOSTUNREACH' }, 'broker_network'],
  [{ kind: 'system', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'broker_tls'],
  [{ kind: 'system', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'broker_tls_name'],
  [{ kind: 'system', code: 'CERT_HAS_EXPIRED' }, 'broker_tls_expired'],
  [{ kind: 'system', code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'broker_no_tls'],
  [{ kind: 'system', code: 'EPIPE' }, 'broker_lost'],
  [{ kind: 'reason', code: 135, to: 'connect' }, 'broker_login'],
  [{ kind: 'reason', code: 132, to: 'connect' }, 'broker_version'],
  [{ kind: 'reason', code: 151, to: 'connect' }, 'broker_refused'],
  [{ kind: 'reason', code: 135, to: 'publish' }, 'broker_not_allowed'],
  [{ kind: 'flood' }, 'broker_flood'],
  [{ kind: 'closed' }, 'broker_closed'],
  [{ kind: 'timeout' }, 'broker_timeout'],
  [{ kind: 'too_large' }, 'broker_data'],
  [{ kind: 'ca_file' }, 'broker_ca'],
] as const)('a failed broker, %j, is a problem with a next step', (failure, cause) => {
  const problem = describeBrokerFailure(failure, 'broker.lan');
  expect(problem.cause).toBe(cause);
  expect(problem.next_step).toMatch(/\.$/);
});
