import { describe, expect, it } from 'vitest';
import { describeProblem, summarizeCause } from '../../../core/connection/describe-problem.ts';
import { type Cause, createFailure, RETRY_POLICIES } from '../../../core/connection/failure.ts';

const WHERE = { host: 'api.eventory.ai', proxy: 'proxy.example:3128' };
const CAUSES = Object.keys(RETRY_POLICIES) as Cause[];

describe('every cause', () => {
  it.each(CAUSES)('%s has a sentence, a next step and a brief form', (cause) => {
    const problem = describeProblem(createFailure(cause, 'upgrade', { code: 418 }), WHERE);
    expect(problem.cause).toBe(cause);
    expect(problem.sentence).toMatch(/^[A-Za-z].{10,}\.$/);
    expect(problem.next_step).toMatch(/^[A-Z].{10,}\.$/);
    expect(summarizeCause(createFailure(cause, 'upgrade', { code: 418 }), WHERE)).toMatch(/^[a-z].{4,45}$/);
    expect(`${problem.sentence} ${problem.next_step}`).not.toMatch(/undefined|null|NaN| {2}/);
  });
  it('has its own sentence', () => {
    const sentences = CAUSES.map((cause) => describeProblem(createFailure(cause, 'upgrade'), WHERE).sentence);
    expect(new Set(sentences).size).toBe(CAUSES.length);
  });
});

describe('sentences', () => {
  it.each([
    [createFailure('dns', 'name'), 'The name api.eventory.ai could not be found.'],
    [createFailure('tls_expired', 'tls'), 'The certificate of api.eventory.ai has expired.'],
    [createFailure('unauthorised', 'upgrade', { code: 401 }), 'The gateway does not accept the API key (401).'],
    [createFailure('server_error', 'upgrade', { code: 502 }), 'api.eventory.ai has a problem (502).'],
    [
      createFailure('proxy_refused', 'proxy', { code: 403 }),
      'The proxy proxy.example:3128 refused to connect to api.eventory.ai (403).',
    ],
    [createFailure('closed', 'open', { code: 1012 }), 'The gateway is restarting (1012).'],
    [
      createFailure('closed', 'open', { code: 4000, detail: 'bye' }),
      'The gateway closed the connection (4000): “bye”.',
    ],
    [createFailure('timeout', 'tcp'), 'Could not connect to api.eventory.ai within 10 seconds.'],
    [
      createFailure('timeout', 'tls'),
      'api.eventory.ai accepted the connection but did not complete the TLS handshake.',
    ],
    [createFailure('timeout', 'upgrade'), 'api.eventory.ai did not answer within 10 seconds.'],
  ])('%j', (what, sentence) => {
    expect(describeProblem(what, WHERE).sentence).toBe(sentence);
  });
  it('name the proxy that the system chose', () => {
    const refused = createFailure('proxy', 'proxy', { detail: 'chosen.example:8080' });
    expect(describeProblem(refused, { host: 'h', proxy: null }).sentence).toBe(
      'The proxy chosen.example:8080 could not be reached.',
    );
    expect(describeProblem(createFailure('proxy', 'proxy'), { host: 'h', proxy: null }).sentence).toBe(
      'The proxy could not be reached.',
    );
  });
  it('distinguish the service from the network by the health check', () => {
    const refused = createFailure('refused', 'tcp');
    expect(describeProblem(refused, WHERE, 'up').sentence).toMatch(/only notifications are affected\.$/);
    expect(describeProblem(refused, WHERE, 'down').sentence).toMatch(/the service is down\.$/);
    expect(describeProblem(refused, WHERE, 'unreachable').sentence).toMatch(/probably this network/);
    expect(describeProblem(createFailure('unauthorised', 'upgrade'), WHERE, 'up').sentence).not.toMatch(/health check/);
  });
});
