import { describe, expect, it } from 'vitest';
import { type Cause, failure, POLICIES } from '../../../core/connection/failure.ts';
import { briefCause, describeTrouble } from '../../../core/connection/trouble.ts';

const WHERE = { host: 'api.eventory.ai', proxy: 'proxy.example:3128' };
const CAUSES = Object.keys(POLICIES) as Cause[];

describe('every cause', () => {
  it.each(CAUSES)('%s has a sentence, a next step and a brief form', (cause) => {
    const trouble = describeTrouble(failure(cause, 'upgrade', { code: 418 }), WHERE);
    expect(trouble.cause).toBe(cause);
    expect(trouble.sentence).toMatch(/^[A-Za-z].{10,}\.$/);
    expect(trouble.next_step).toMatch(/^[A-Z].{10,}\.$/);
    expect(briefCause(failure(cause, 'upgrade', { code: 418 }), WHERE)).toMatch(/^[a-z].{4,45}$/);
    expect(`${trouble.sentence} ${trouble.next_step}`).not.toMatch(/undefined|null|NaN| {2}/);
  });
  it('has a sentence of its own', () => {
    const sentences = CAUSES.map((cause) => describeTrouble(failure(cause, 'upgrade'), WHERE).sentence);
    expect(new Set(sentences).size).toBe(CAUSES.length);
  });
});

describe('sentences', () => {
  it.each([
    [failure('dns', 'name'), 'The name api.eventory.ai could not be found.'],
    [failure('tls_expired', 'tls'), 'The certificate of api.eventory.ai has expired.'],
    [failure('unauthorised', 'upgrade', { code: 401 }), 'The gateway does not accept the API key (401).'],
    [failure('server_error', 'upgrade', { code: 502 }), 'api.eventory.ai has a problem of its own (502).'],
    [
      failure('proxy_refused', 'proxy', { code: 403 }),
      'The proxy proxy.example:3128 refused to connect to api.eventory.ai (403).',
    ],
    [failure('closed', 'open', { code: 1012 }), 'The gateway is restarting (1012).'],
    [failure('closed', 'open', { code: 4000, detail: 'bye' }), 'The gateway closed the connection (4000): “bye”.'],
    [failure('timeout', 'tcp'), 'api.eventory.ai does not answer; nothing came back in 10 seconds.'],
    [failure('timeout', 'tls'), 'api.eventory.ai accepted the connection but did not complete the TLS handshake.'],
    [failure('timeout', 'upgrade'), 'api.eventory.ai did not answer in 10 seconds.'],
  ])('%j', (what, sentence) => {
    expect(describeTrouble(what, WHERE).sentence).toBe(sentence);
  });
  it('name the proxy that the system chose', () => {
    const refused = failure('proxy', 'proxy', { detail: 'chosen.example:8080' });
    expect(describeTrouble(refused, { host: 'h', proxy: null }).sentence).toBe(
      'The proxy chosen.example:8080 could not be reached.',
    );
    expect(describeTrouble(failure('proxy', 'proxy'), { host: 'h', proxy: null }).sentence).toBe(
      'The proxy could not be reached.',
    );
  });
  it('tell the service from the network by the health check', () => {
    const refused = failure('refused', 'tcp');
    expect(describeTrouble(refused, WHERE, 'up').sentence).toMatch(/only notifications are affected\.$/);
    expect(describeTrouble(refused, WHERE, 'down').sentence).toMatch(/the service is down\.$/);
    expect(describeTrouble(refused, WHERE, 'unreachable').sentence).toMatch(/likely this network/);
    expect(describeTrouble(failure('unauthorised', 'upgrade'), WHERE, 'up').sentence).not.toMatch(/health check/);
  });
});
