import { describe, expect, it } from 'vitest';
import { failure } from '../../../core/connection/failure.ts';
import type { Next, Phase } from '../../../core/connection/machine-types.ts';
import { statusOf } from '../../../core/connection/status-of.ts';
import { NOW, STATES } from './samples.ts';

const WHERE = { host: 'api.eventory.ai', proxy: null };

describe('the state that is shown', () => {
  it.each([
    ['idle', 'idle', 'Not connected'],
    ['connecting', 'connecting', 'Connecting'],
    ['open', 'open', 'Connected'],
    ['closing', 'connecting', 'Reconnecting'],
    ['waiting', 'waiting', 'Trying again in a moment: the gateway refused the connection'],
    ['unauthorised', 'unauthorised', 'Stopped: the key was not accepted'],
    ['paused', 'paused', 'Disconnected by you'],
    ['closed', 'idle', 'Closed'],
  ] as const)('%s is %s: %s', (phase: Phase, state, detail) => {
    expect(statusOf(STATES[phase], WHERE)).toMatchObject({ state, detail });
  });
  it.each([
    [{ to: 'connect' }, 'connecting'],
    [{ to: 'sleep' }, 'waiting'],
    [{ to: 'paused' }, 'paused'],
    [{ to: 'idle' }, 'idle'],
    [{ to: 'closed' }, 'idle'],
    [{ to: 'fail', failure: failure('timeout', 'tcp') }, 'connecting'],
  ] as const)('closing, then %j, is %s', (next: Next, state) => {
    expect(statusOf({ ...STATES.closing, next }, WHERE).state).toBe(state);
  });
  it('tells when the next try is', () => {
    expect(statusOf(STATES.waiting, WHERE).retry_at).toBe(new Date(NOW + 3_000).toISOString());
    expect(statusOf(STATES.open, WHERE).retry_at).toBeNull();
  });
  it('says why it is not connected where a key is missing', () => {
    expect(statusOf({ ...STATES.idle, ready: false }, WHERE).detail).toBe('Not connected: no API key yet');
  });
  it('names the trouble, and none while connected', () => {
    expect(statusOf(STATES.waiting, WHERE).trouble?.cause).toBe('refused');
    expect(statusOf(STATES.open, WHERE).trouble).toBeNull();
  });
});
